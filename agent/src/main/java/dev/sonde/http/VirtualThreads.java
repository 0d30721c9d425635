package dev.sonde.http;

import dev.sonde.base.Exports;
import dev.sonde.boot.Lane;
import dev.sonde.boot.Mounts;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.Advice;

/**
 * Virtual threads of the JVM, 21 to 25: their carriers say which one they are about to run, and when they have run it,
 * while they are themselves.
 *
 * <p>The thread is the carrier's alone where {@code mount} begins, and until {@code afterYield} and {@code afterDone},
 * which follow {@code unmount}, let it go.
 */
final class VirtualThreads implements Probe {

    private static final String TYPE = "java.lang.VirtualThread";
    private static final String PACKAGE = "jdk.internal.misc";

    @Override
    public String name() {
        return "virtual";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(TYPE, "mount").with(Mounted.class),
                Weave.into(TYPE, "afterYield").with(Yielded.class),
                Weave.into(TYPE, "afterDone").with(Ended.class));
    }

    /**
     * Whether this JVM has virtual threads.
     *
     * @throws UnsupportedOperationException if they are other ones than those that are known here
     */
    boolean areThere() {
        Set<String> methods = new HashSet<>();
        try {
            for (Method method : Class.forName(TYPE, false, null).getDeclaredMethods()) {
                methods.add(method.getName());
            }
        } catch (ClassNotFoundException older) {
            return false;
        }
        for (Weave weave : weaves()) {
            if (!methods.contains(weave.method)) {
                throw new UnsupportedOperationException("there is no " + weave);
            }
        }
        return true;
    }

    /**
     * A local that is the carrier's on a virtual thread.
     *
     * @throws UnsupportedOperationException if this JVM has none of its kind
     */
    @SuppressWarnings("unchecked")
    static ThreadLocal<Lane> carrierLocal(Instrumentation instrumentation) {
        try {
            Exports.toAgent(instrumentation, PACKAGE, Object.class);
            return Class.forName(PACKAGE + ".CarrierThreadLocal")
                    .asSubclass(ThreadLocal.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException other) {
            throw new UnsupportedOperationException("there is no local of carriers", other);
        }
    }

    static final class Mounted {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Thread virtual) {
            Mounts.begin(virtual);
        }
    }

    static final class Yielded {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Thread virtual) {
            Mounts.end(virtual);
        }
    }

    static final class Ended {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Thread virtual) {
            Mounts.endForEver(virtual);
        }
    }
}
