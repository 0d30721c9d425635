package dev.sonde.bill;

import dev.sonde.flame.Kind;
import dev.sonde.flame.Sums;
import dev.sonde.live.Figures;
import dev.sonde.live.Topic;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bill at one moment: what each line had taken, and what of the total nobody is known to have taken. */
final class BillReading {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MICROSECOND = 1_000;

    private final Map<String, Long> cpuNanos = new LinkedHashMap<>();
    private final Map<String, Long> allocatedBytes = new LinkedHashMap<>();

    /**
     * Draws the bill up.
     *
     * @param totalCpuNanos what the whole process has taken, negative if unknown
     * @param totalBytes what all threads have allocated, negative if unknown
     * @param before the reading before this one, or null: what was unattributed then stays so
     */
    BillReading(List<Part> parts, long totalCpuNanos, long totalBytes, BillReading before) {
        for (Part part : parts) {
            cpuNanos.put(part.name, part.cpuNanos());
            if (part.allocates) {
                allocatedBytes.put(part.name, part.allocatedBytes());
            }
        }
        addRest(cpuNanos, totalCpuNanos, before == null ? 0 : before.unattributedCpuNanos());
        addRest(
                allocatedBytes,
                totalBytes,
                before == null ? 0 : before.allocatedBytes.getOrDefault(Lines.UNATTRIBUTED, 0L));
    }

    /** CPU time that nobody is known to have taken. */
    long unattributedCpuNanos() {
        return cpuNanos.getOrDefault(Lines.UNATTRIBUTED, 0L);
    }

    /** CPU seconds of all lines together. */
    double totalCpuSeconds() {
        return sum(cpuNanos) / NANOS_PER_SECOND;
    }

    /** CPU seconds by part. */
    List<Sample> cpuSeconds() {
        List<Sample> samples = new ArrayList<>();
        cpuNanos.forEach((part, nanos) -> samples.add(new Sample(nanos / NANOS_PER_SECOND, part)));
        return samples;
    }

    /** Heap bytes by part. */
    List<Sample> allocatedBytes() {
        List<Sample> samples = new ArrayList<>();
        allocatedBytes.forEach((part, bytes) -> samples.add(new Sample(bytes, part)));
        return samples;
    }

    /** Tells all lines. */
    void tell(Figures figures) {
        cpuNanos.forEach((part, nanos) -> figures.add(Topic.CPU, part, nanos / NANOS_PER_SECOND));
        allocatedBytes.forEach((part, bytes) -> figures.add(Topic.ALLOCATION, part, bytes));
    }

    /** Adds all lines but that of the requests, which their endpoints tell in more detail. */
    void addTo(Sums sums) {
        cpuNanos.forEach((part, nanos) -> add(sums, part, Kind.CPU, nanos / NANOS_PER_MICROSECOND));
        allocatedBytes.forEach((part, bytes) -> add(sums, part, Kind.ALLOCATION, bytes));
    }

    private static void add(Sums sums, String part, Kind kind, long amount) {
        if (!part.equals(Lines.REQUESTS)) {
            sums.add(part, kind, amount);
        }
    }

    /** CPU seconds that one line had taken. */
    double cpuSeconds(String part) {
        return cpuNanos.get(part) / NANOS_PER_SECOND;
    }

    /** Heap bytes that one line had taken. */
    double allocatedBytes(String part) {
        return allocatedBytes.get(part);
    }

    private static void addRest(Map<String, Long> parts, long total, long least) {
        if (total >= 0) {
            parts.put(Lines.UNATTRIBUTED, Math.max(least, total - sum(parts)));
        }
    }

    private static long sum(Map<String, Long> parts) {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }
}
