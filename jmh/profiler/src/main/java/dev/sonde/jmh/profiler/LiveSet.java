package dev.sonde.jmh.profiler;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** What a full collection leaves on the heap. */
final class LiveSet {

    private LiveSet() {}

    /** Collects and tells; NaN on a JVM that does not collect when asked to. */
    static double collect() {
        long before = collections();
        System.gc();
        return collections() > before
                ? ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                : Double.NaN;
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
