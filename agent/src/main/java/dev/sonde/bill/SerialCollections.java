package dev.sonde.bill;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The collections that run on the VM thread itself, which are the serial ones. They have no thread of their own to be
 * read: the time that their collector reports is theirs, up to what the VM thread took in all.
 */
final class SerialCollections {

    private static final List<String> COLLECTORS = Arrays.asList("Copy", "MarkSweepCompact", "PS MarkSweep");
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<GarbageCollectorMXBean> collectors = new ArrayList<>();
    private long lastMillis;

    SerialCollections() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (COLLECTORS.contains(collector.getName())) {
                collectors.add(collector);
            }
        }
    }

    /** The collections' share of what the VM thread took since the last time, in CPU nanoseconds. */
    long share(long vmThreadNanos) {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += collector.getCollectionTime();
        }
        long nanos = (millis - lastMillis) * NANOS_PER_MILLI;
        lastMillis = millis;
        return Math.max(0, Math.min(nanos, vmThreadNanos));
    }
}
