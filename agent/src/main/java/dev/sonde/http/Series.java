package dev.sonde.http;

import dev.sonde.metrics.RecentMax;
import java.util.concurrent.atomic.LongAdder;

/** The durations of an endpoint's requests that ended with one status and one exception, as a histogram. */
final class Series {

    /** Series of one endpoint from which on further kinds of exception share {@link #OTHER}. */
    static final int MOST = 32;

    static final String OTHER = "OTHER";
    private static final double NANOS_PER_SECOND = 1e9;

    final int status;
    /** Simple name of the exception's class, null if there was none. */
    final String exception;

    final RecentMax max = new RecentMax();
    private final long[] boundsNanos;
    private final LongAdder[] buckets;
    private final LongAdder nanos = new LongAdder();

    Series(int status, String exception, double[] boundsSeconds) {
        this.status = status;
        this.exception = exception;
        boundsNanos = new long[boundsSeconds.length];
        for (int i = 0; i < boundsNanos.length; i++) {
            boundsNanos[i] = (long) (boundsSeconds[i] * NANOS_PER_SECOND);
        }
        buckets = new LongAdder[boundsNanos.length + 1];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    boolean is(int otherStatus, String otherException) {
        return status == otherStatus && (exception == null ? otherException == null : exception.equals(otherException));
    }

    /** Counts one request. */
    void record(long durationNanos, long nowNanos) {
        int bucket = 0;
        while (bucket < boundsNanos.length && durationNanos > boundsNanos[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        nanos.add(durationNanos);
        max.record(durationNanos, nowNanos);
    }

    /** Requests by bucket, not cumulated, the last for those above all bounds. */
    long[] bucketCounts() {
        long[] counts = new long[buckets.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets[i].sum();
        }
        return counts;
    }

    long count() {
        long count = 0;
        for (LongAdder bucket : buckets) {
            count += bucket.sum();
        }
        return count;
    }

    long sumNanos() {
        return nanos.sum();
    }

    double sumSeconds() {
        return sumNanos() / NANOS_PER_SECOND;
    }
}
