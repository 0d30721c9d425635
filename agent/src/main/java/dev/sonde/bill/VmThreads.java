package dev.sonde.bill;

import dev.sonde.base.Exports;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the JVM's own threads take, those that no Java code sees: collectors, compilers and housekeeping.
 *
 * <p>HotSpot has an internal bean for it, the same from 8 to 25 on every system: one call of 4 to 9 µs that stops no
 * thread, where {@code /proc} would be read task by task and has no names for them on Java 8.
 */
final class VmThreads {

    private static final String PACKAGE = "sun.management";
    private static final String VM_THREAD = "VM Thread";
    private static final Pattern COLLECTOR =
            Pattern.compile("GC|G1|Gang|ParGC|Concurrent|Shenandoah|StringDedup|[XZ][A-Z]");

    private final Object bean;
    private final Method times;
    private final SerialCollections serial = new SerialCollections();
    private final Map<String, Long> lastNanos = new HashMap<>();

    private VmThreads(Object bean, Method times) {
        this.bean = bean;
        this.times = times;
    }

    /** Finds the bean; where there is none, as on OpenJ9, nothing is ever put down and all of it is unattributed. */
    static VmThreads find(Instrumentation instrumentation) {
        try {
            Exports.toAgent(instrumentation, PACKAGE, ManagementFactory.class);
            Object bean = Class.forName(PACKAGE + ".ManagementFactoryHelper")
                    .getMethod("getHotspotThreadMBean")
                    .invoke(null);
            Method times = Class.forName(PACKAGE + ".HotspotThreadMBean").getMethod("getInternalThreadCpuTimes");
            return new VmThreads(bean, times);
        } catch (ReflectiveOperationException | LinkageError otherJvm) {
            return new VmThreads(null, null);
        }
    }

    /** Puts down what they took since the last time. Not for two threads at once. */
    void putDown(Lines lines) {
        for (Map.Entry<?, ?> each : cpuNanosByName().entrySet()) {
            String name = (String) each.getKey();
            long nanos = grown(name, (Long) each.getValue());
            if (name.equals(VM_THREAD)) {
                long collecting = serial.share(nanos);
                lines.gc.add(collecting, 0);
                lines.jvm.add(nanos - collecting, 0);
            } else {
                payer(name, lines).add(nanos, 0);
            }
        }
    }

    private static Payer payer(String name, Lines lines) {
        if (isCompiler(name)) {
            return lines.jit;
        }
        return isCollector(name) ? lines.gc : JfrThreads.is(name) ? lines.jfr : lines.jvm;
    }

    private Map<?, ?> cpuNanosByName() {
        try {
            return bean == null ? Collections.emptyMap() : (Map<?, ?>) times.invoke(bean);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // Compiler threads come and go, and a new one takes the name of one that went.
    private long grown(String name, long nanos) {
        Long last = lastNanos.put(name, nanos);
        return last == null || last > nanos ? nanos : nanos - last;
    }

    static boolean isCompiler(String name) {
        return name.contains("CompilerThread") || name.contains("JVMCI");
    }

    static boolean isCollector(String name) {
        return COLLECTOR.matcher(name).lookingAt() || name.contains(" GC ");
    }
}
