package dev.sonde.http;

import dev.sonde.metrics.CellCounts;
import dev.sonde.metrics.Distribution;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.RequestMetrics;
import dev.sonde.metrics.Scale;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long requests were under way before they came to the service, by a header that the load balancer before it set:
 * the time since the Unix epoch, as {@code t=1700000000.123} or without the {@code t=}, in any unit.
 */
final class Queueing {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long MOST_NANOS = TimeUnit.HOURS.toNanos(1);
    // Both clocks are read in whole milliseconds.
    private static final long TOLERATED_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    // Seconds have ten digits until the year 2286; each unit has three more than the one before.
    private static final long[] LEAST = {100_000_000_000L, 100_000_000_000_000L, 100_000_000_000_000_000L};
    private static final long[] NANOS = {1_000_000_000, 1_000_000, 1_000, 1};
    private static final int MOST_DIGITS = 19;

    /** That a header told no time that could be. */
    static final long UNKNOWN = -1;

    private final Scale scale;
    private final CellCounts tally;
    private final LongAdder sumNanos = new LongAdder();
    private final LongAdder leftOut = new LongAdder();

    Queueing(Scale scale) {
        this.scale = scale;
        this.tally = new CellCounts(scale);
    }

    void bindTo(Meters meters) {
        meters.histogram(
                RequestMetrics.REQUESTS_QUEUED,
                scale,
                () -> Collections.singletonList(new Distribution(tally, sumNanos.sum() / NANOS_PER_SECOND)));
        meters.counter(RequestMetrics.REQUESTS_QUEUED_UNKNOWN, leftOut::sum);
    }

    /**
     * Nanoseconds that a request was under way, {@link #UNKNOWN} if its header tells no time that could be.
     *
     * @param startNanos when it came to the service, by {@link System#nanoTime}
     */
    static long nanos(String header, long startNanos) {
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        return nanosUntil(header, now - (System.nanoTime() - startNanos));
    }

    /** The same with when it came since the epoch. */
    static long nanosUntil(String header, long arrivalNanos) {
        long sent = epochNanos(header);
        long queued = arrivalNanos - sent;
        boolean isKnown = sent >= 0 && queued >= -TOLERATED_NANOS && queued <= MOST_NANOS;
        return isKnown ? Math.max(0, queued) : UNKNOWN;
    }

    /** Counts a request that was under way for so long, or {@link #UNKNOWN}. */
    void count(long queuedNanos) {
        if (queuedNanos == UNKNOWN) {
            leftOut.increment();
        } else {
            tally.record(queuedNanos);
            sumNanos.add(queuedNanos);
        }
    }

    /** Requests that were counted. */
    long counted() {
        return tally.count();
    }

    /** What they waited in all. */
    long nanos() {
        return sumNanos.sum();
    }

    /** Requests whose header tells no time that could be. */
    long leftOut() {
        return leftOut.sum();
    }

    /** The time that a header tells, negative if none. */
    static long epochNanos(String header) {
        int mark = header.indexOf("t=");
        int at = mark < 0 ? 0 : mark + 2;
        int start = at;
        long whole = 0;
        while (at < header.length() && isDigit(header.charAt(at)) && at - start < MOST_DIGITS) {
            whole = whole * 10 + header.charAt(at++) - '0';
        }
        if (at == start || whole < 0) {
            return -1;
        }
        int unit = 0;
        while (unit < LEAST.length && whole >= LEAST[unit]) {
            unit++;
        }
        boolean isCut = at < header.length() && isDigit(header.charAt(at));
        // Nineteen digits may be more nanoseconds than there are, and seconds of eleven are none of these centuries.
        boolean isTooLate = whole > Long.MAX_VALUE / NANOS[unit];
        return isCut || isTooLate ? -1 : whole * NANOS[unit] + fraction(header, at, NANOS[unit]);
    }

    private static long fraction(String header, int point, long unitNanos) {
        long nanos = 0;
        long digit = unitNanos;
        boolean isThere = point < header.length() && header.charAt(point) == '.';
        for (int at = point + 1; isThere && at < header.length() && isDigit(header.charAt(at)); at++) {
            digit /= 10;
            nanos += digit * (header.charAt(at) - '0');
        }
        return nanos;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
