package dev.sonde.http;

import dev.sonde.metrics.CellCounts;
import dev.sonde.metrics.RecentMax;
import dev.sonde.metrics.Scale;
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
    final CellCounts tally;
    private final LongAdder nanos = new LongAdder();

    Series(int status, String exception, Scale scale) {
        this.status = status;
        this.exception = exception;
        this.tally = new CellCounts(scale);
    }

    boolean is(int otherStatus, String otherException) {
        return status == otherStatus && (exception == null ? otherException == null : exception.equals(otherException));
    }

    /** Counts one request. */
    void record(long durationNanos, long nowNanos) {
        tally.record(durationNanos);
        nanos.add(durationNanos);
        max.record(durationNanos, nowNanos);
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
