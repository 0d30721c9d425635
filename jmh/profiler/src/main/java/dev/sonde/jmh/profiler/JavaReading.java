package dev.sonde.jmh.profiler;

import dev.sonde.base.LiveThreads;
import dev.sonde.bill.ThreadClocks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the JVM had told of its Java threads at one moment. */
final class JavaReading {

    private final Map<Long, Row> rows = new HashMap<>();
    private final long totalBytes;

    /**
     * Reads it.
     *
     * @param clocks null where this JVM has none
     */
    @SuppressWarnings("deprecation") // threadId() is not there before 19
    JavaReading(ThreadClocks clocks) {
        long harnessId = Thread.currentThread().getId();
        List<Thread> threads = LiveThreads.all();
        long[] ids = threads.stream().mapToLong(Thread::getId).toArray();
        long[] cpuNanos = clocks == null ? new long[ids.length] : clocks.cpuNanos(ids);
        long[] bytes = clocks == null ? new long[ids.length] : clocks.allocatedBytes(ids);
        totalBytes = clocks == null ? -1 : clocks.totalAllocatedBytes();
        ThreadInfo[] infos = ManagementFactory.getThreadMXBean().getThreadInfo(ids);
        for (int i = 0; i < ids.length; i++) {
            Group group = Group.of(ids[i], threads.get(i).getName(), harnessId);
            long blockedMillis = infos[i] == null ? 0 : Math.max(0, infos[i].getBlockedTime());
            rows.put(ids[i], new Row(group, Math.max(0, cpuNanos[i]), Math.max(0, bytes[i]), blockedMillis));
        }
    }

    /** CPU nanoseconds of threads of that group; a thread that ended meanwhile is not in it. */
    long cpuNanosSince(JavaReading before, Group group) {
        return rows.entrySet().stream()
                .filter(each -> each.getValue().group == group)
                .mapToLong(each -> each.getValue().cpuNanos - before.row(each.getKey()).cpuNanos)
                .sum();
    }

    /** Bytes that all measured threads allocated; those that ended are in it where the JVM keeps a total. */
    long bytesSince(JavaReading before) {
        boolean hasTotal = totalBytes >= 0 && before.totalBytes >= 0;
        long sum = hasTotal ? totalBytes - before.totalBytes : 0;
        for (Map.Entry<Long, Row> each : rows.entrySet()) {
            long bytes = each.getValue().bytes - before.row(each.getKey()).bytes;
            boolean measured = each.getValue().group.isMeasured();
            sum += measured == hasTotal ? 0 : measured ? bytes : -bytes;
        }
        return Math.max(0, sum);
    }

    /** Bytes that live threads of JMH's benchmark allocated. */
    long benchmarkBytesSince(JavaReading before) {
        return rows.entrySet().stream()
                .filter(each -> each.getValue().group == Group.BENCHMARK)
                .mapToLong(each -> each.getValue().bytes - before.row(each.getKey()).bytes)
                .sum();
    }

    /** Time that measured threads waited for monitors. */
    long blockedMillisSince(JavaReading before) {
        return rows.entrySet().stream()
                .filter(each -> each.getValue().group.isMeasured())
                .mapToLong(each -> each.getValue().blockedMillis - before.row(each.getKey()).blockedMillis)
                .sum();
    }

    private Row row(Long id) {
        return rows.getOrDefault(id, Row.NONE);
    }

    /** Of one thread. */
    private static final class Row {
        static final Row NONE = new Row(Group.OTHER, 0, 0, 0);

        final Group group;
        final long cpuNanos;
        final long bytes;
        final long blockedMillis;

        Row(Group group, long cpuNanos, long bytes, long blockedMillis) {
            this.group = group;
            this.cpuNanos = cpuNanos;
            this.bytes = bytes;
            this.blockedMillis = blockedMillis;
        }
    }
}
