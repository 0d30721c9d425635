package dev.sonde.process;

import dev.sonde.metrics.CellCounts;
import dev.sonde.metrics.Scale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The delays that requests would have had, one arriving every millisecond, for the stalls that a timer saw.
 *
 * <p>A stall delays not only the one tick that it made late, but all that would have come during it: one of 100 ms also
 * delays an arrival in its middle, by 50 ms. A tick that comes every few milliseconds stands for as many arrivals. One
 * thread writes, any reads.
 */
final class Hiccups {

    static final Scale SCALE = new Scale(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5);

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;

    final CellCounts tally = new CellCounts(SCALE);
    private final AtomicLong nanos = new AtomicLong();

    /**
     * Counts a tick and those that it was too late for.
     *
     * @param delayNanos how much later than due it came
     * @param tickNanos the time between ticks, a multiple of a millisecond
     */
    void record(long delayNanos, long tickNanos) {
        long arrivals = tickNanos / NANOS_PER_MILLI;
        count(delayNanos, arrivals);
        for (long later = delayNanos - tickNanos; later > 0; later -= tickNanos) {
            count(later, arrivals);
        }
    }

    private void count(long delayNanos, long arrivals) {
        tally.record(delayNanos, arrivals);
        nanos.lazySet(nanos.get() + delayNanos * arrivals);
    }

    double sumSeconds() {
        return nanos.get() / NANOS_PER_SECOND;
    }
}
