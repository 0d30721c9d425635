package dev.sonde.sample.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What became of the requests of one kind, or of all; filled from many threads, read when they are done. */
final class Tally {
    private static final long SHORTEST_NANOS = 1_000;
    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    final String name;
    final Map<Integer, Long> byStatus = new TreeMap<>();
    final Map<String, Long> byFailure = new TreeMap<>();

    /** From the moment a request was due to the last byte of its answer: what a user would have waited. */
    final Histogram latency = histogram();

    /** From the moment a request was sent, which is late when the connection was still busy. */
    final Histogram service = histogram();

    private long bodyBytes;
    private long unsent;

    Tally(String name) {
        this.name = name;
    }

    synchronized void answered(Arrival arrival, Answer answer, long sentNanos, long endNanos) {
        byStatus.merge(answer.status(), 1L, Long::sum);
        bodyBytes += answer.bodyBytes();
        if (!arrival.warmup) {
            latency.recordValue(bounded(endNanos - arrival.dueNanos));
            service.recordValue(bounded(endNanos - sentNanos));
        }
    }

    synchronized void failed(String how) {
        byFailure.merge(how, 1L, Long::sum);
    }

    synchronized void unsent() {
        unsent++;
    }

    synchronized void add(Tally other) {
        other.byStatus.forEach((status, count) -> byStatus.merge(status, count, Long::sum));
        other.byFailure.forEach((how, count) -> byFailure.merge(how, count, Long::sum));
        latency.add(other.latency);
        service.add(other.service);
        bodyBytes += other.bodyBytes;
        unsent += other.unsent;
    }

    /** Responses that came whole, whatever their status. */
    synchronized long answeredCount() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Responses with a status from {@code hundreds * 100} to 99 more. */
    synchronized long answeredCount(int hundreds) {
        return byStatus.entrySet().stream()
                .filter(entry -> entry.getKey() / 100 == hundreds)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    synchronized long failedCount() {
        return byFailure.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests that were due and found no free connection before the end. */
    synchronized long unsentCount() {
        return unsent;
    }

    synchronized long bodyBytes() {
        return bodyBytes;
    }

    private static long bounded(long nanos) {
        return Math.max(0, Math.min(nanos, LONGEST_NANOS));
    }

    private static Histogram histogram() {
        return new Histogram(SHORTEST_NANOS, LONGEST_NANOS, 3);
    }
}
