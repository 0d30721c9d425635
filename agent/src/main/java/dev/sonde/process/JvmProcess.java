package dev.sonde.process;

import dev.sonde.linux.ProcessClock;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What the JVM itself knows of its process, on every system. */
final class JvmProcess {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final ProcessClock clock = new ProcessClock();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    /**
     * The JVM's start, exact to the millisecond. Linux tells the process's own, some 10 ms earlier, but only in whole
     * seconds, and not always in the same ones.
     */
    final double startSeconds = ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND;

    /** User and system time of all threads, of the GC's and the compiler's too; negative if nobody tells. */
    double cpuSeconds() {
        return clock.cpuNanos() / NANOS_PER_SECOND;
    }

    double heapBytes() {
        return memory.getHeapMemoryUsage().getUsed();
    }
}
