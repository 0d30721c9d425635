package dev.sonde.process;

import dev.sonde.linux.CpuClock;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.OperatingSystemMXBean;

/** What the JVM itself knows of its process, on every system. */
final class JvmProcess {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final OperatingSystemMXBean system = system();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final boolean tellsCpu = isModuleThere();

    /**
     * The JVM's start, exact to the millisecond. Linux tells the process's own, some 10 ms earlier, but only in whole
     * seconds, and not always in the same ones.
     */
    final double startSeconds = ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND;

    /** User and system time of all threads, of the GC's and the compiler's too; in steps of 10 ms on Linux. */
    double cpuSeconds() {
        // Steps of 10 ms are all that Linux has for a whole process, in /proc as well.
        return tellsCpu && system instanceof com.sun.management.OperatingSystemMXBean
                ? ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime() / NANOS_PER_SECOND
                : CpuClock.ofProcess("/proc/self").seconds;
    }

    double heapBytes() {
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Null if the JVM cannot tell. */
    private static OperatingSystemMXBean system() {
        try {
            return ManagementFactory.getOperatingSystemMXBean();
        } catch (NullPointerException | LinkageError defect) {
            // JDK 17.0.15 looks at its own container first, and fails where a hierarchy of v1 is mounted twice.
            return null;
        }
    }

    /** A JVM put together without the module {@code jdk.management} has no such clock. */
    private static boolean isModuleThere() {
        try {
            Class.forName("com.sun.management.OperatingSystemMXBean", false, JvmProcess.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
