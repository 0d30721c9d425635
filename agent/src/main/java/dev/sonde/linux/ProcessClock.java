package dev.sonde.linux;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The CPU time of this process, all its threads: as the JVM tells it, else by the kernel's account. Any thread. */
public final class ProcessClock {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long UNKNOWN = -1;

    private final OperatingSystemMXBean system = system();

    /** In steps of 10 ms on Linux, which has no finer ones; negative if nobody tells. */
    public long cpuNanos() {
        if (system != null) {
            return system.getProcessCpuTime();
        }
        double seconds = CpuClock.ofProcess("/proc/self").seconds;
        return Double.isNaN(seconds) ? UNKNOWN : Math.round(seconds * NANOS_PER_SECOND);
    }

    private static OperatingSystemMXBean system() {
        try {
            return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        } catch (NullPointerException | ClassCastException | LinkageError defect) {
            // JDK 17.0.15 looks at its own container first, and fails where a hierarchy of v1 is mounted twice. Without
            // the module jdk.management there is no such bean.
            return null;
        }
    }
}
