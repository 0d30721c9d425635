package dev.sonde.jmh;

import dev.sonde.boot.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;

/**
 * Reaches the agent that this JVM runs with, whose classes no other loader finds: classes of these benchmarks that lie
 * in the agent's own packages are defined by the agent's loader, and so call what they measure as its neighbours do.
 *
 * <p>On Java 9 and newer with {@code --add-opens=java.base/java.lang=ALL-UNNAMED}.
 */
public final class InAgent {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long STEP_MILLIS = 20;
    private static final int BUFFER = 1 << 12;

    private InAgent() {}

    /** Makes an object of a class that implements a type of the JDK and has a constructor without parameters. */
    public static <T> T make(String type, Class<T> as) {
        try {
            Constructor<?> constructor = defined(type).getDeclaredConstructor();
            constructor.setAccessible(true);
            return as.cast(constructor.newInstance());
        } catch (ReflectiveOperationException | IOException failure) {
            throw new IllegalStateException("not to be had in the agent: " + type, failure);
        }
    }

    /** The agent's, once all of it is up. */
    public static Instrumentation instrumentation() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (String.valueOf(ofRuntime("url")).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the agent is not up");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            } catch (InterruptedException end) {
                throw new IllegalStateException(end);
            }
        }
        return (Instrumentation) ofRuntime("instrumentation");
    }

    /** What a field of the agent's runtime holds. */
    public static Object ofRuntime(String field) {
        return valueOf(valueOf(recorder(), Requests.class, "resident"), null, field);
    }

    static ClassLoader loader() {
        return recorder().getClass().getClassLoader();
    }

    private static Object recorder() {
        return valueOf(null, Requests.class, "recorder");
    }

    private static Object valueOf(Object object, Class<?> type, String name) {
        try {
            Field field = (type == null ? object.getClass() : type).getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException("the agent has no longer a field " + name, gone);
        }
    }

    private static Class<?> defined(String type) throws ReflectiveOperationException, IOException {
        Method define = ClassLoader.class.getDeclaredMethod(
                "defineClass", String.class, byte[].class, Integer.TYPE, Integer.TYPE);
        define.setAccessible(true);
        byte[] code = classFile(type.replace('.', '/'));
        return (Class<?>) define.invoke(loader(), type, code, 0, code.length);
    }

    /** The class file of a class of the JDK or of the benchmarks. */
    static byte[] classFile(String internalName) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
            if (in == null) {
                throw new IOException("there is no class file of " + internalName);
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
            return all.toByteArray();
        }
    }
}
