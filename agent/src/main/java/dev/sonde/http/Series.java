package dev.sonde.http;

import dev.sonde.metrics.CellCounts;
import dev.sonde.metrics.RecentMax;
import dev.sonde.metrics.Scale;
import dev.sonde.metrics.TracedDurations;
import java.util.concurrent.atomic.LongAdder;

/** The durations of an endpoint's requests that ended with one status and one exception, as a histogram. */
final class Series {

    /** Series of one endpoint from which on further kinds of exception share {@link #OTHER}. */
    static final int MOST_WITH_EXCEPTIONS = 32;
    /** The same from which on further statuses share the one of their hundred: a client may choose them. */
    static final int MOST = 64;

    static final String OTHER = "OTHER";
    private static final double NANOS_PER_SECOND = 1e9;

    final int status;
    /** Simple name of the exception's class, null if there was none. */
    final String exception;

    final RecentMax max = new RecentMax();
    final CellCounts tally;
    private final LongAdder nanos = new LongAdder();
    private final Scale scale;
    // Null where no traces are wanted.
    private volatile TracedDurations traced;

    Series(int status, String exception, Scale scale) {
        this.status = status;
        this.exception = exception;
        this.scale = scale;
        this.tally = new CellCounts(scale);
    }

    boolean is(int otherStatus, String otherException) {
        return status == otherStatus && (exception == null ? otherException == null : exception.equals(otherException));
    }

    /**
     * Counts one request.
     *
     * @return the bucket of its duration
     */
    int record(long durationNanos, long nowNanos) {
        int bucket = tally.record(durationNanos);
        nanos.add(durationNanos);
        max.record(durationNanos, nowNanos);
        return bucket;
    }

    /** What wants the trace of a request that was counted, null if nothing does. */
    TracedDurations.Wish wish(int bucket, long durationNanos, long nowNanos) {
        TracedDurations known = traced;
        return (known == null ? firstTraced(nowNanos) : known).wish(bucket, durationNanos, nowNanos);
    }

    /** For exemplars, null if there are none. */
    TracedDurations traced() {
        return traced;
    }

    private synchronized TracedDurations firstTraced(long nowNanos) {
        if (traced == null) {
            traced = new TracedDurations(scale, nowNanos);
        }
        return traced;
    }

    long count() {
        return tally.count();
    }

    long sumNanos() {
        return nanos.sum();
    }

    double sumSeconds() {
        return sumNanos() / NANOS_PER_SECOND;
    }
}
