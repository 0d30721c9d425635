package dev.sonde.jfr;

import dev.sonde.metrics.CellCounts;
import dev.sonde.metrics.Scale;

/** One value, or the counts and the sum of a histogram. One thread writes, any reads. */
final class Figure {

    private static final double NANOS_PER_SECOND = 1e9;

    private volatile CellCounts tally;
    private volatile double value;
    private volatile long setNanos;
    private volatile long lifeNanos = Long.MAX_VALUE;

    void add(double amount) {
        double before = value;
        value = before + amount;
    }

    void record(double seconds, Scale scale) {
        if (tally == null) {
            tally = new CellCounts(scale);
        }
        tally.record(Math.round(seconds * NANOS_PER_SECOND));
        add(seconds);
    }

    /** Takes the place of the value before, for so long. */
    void set(double newValue, long newLifeNanos) {
        value = newValue;
        setNanos = System.nanoTime();
        lifeNanos = newLifeNanos;
    }

    /** NaN if it is too old to be told. */
    double value() {
        return lifeNanos == Long.MAX_VALUE || System.nanoTime() - setNanos < lifeNanos ? value : Double.NaN;
    }

    /** The counts of a histogram, null while there are none. */
    CellCounts tally() {
        return tally;
    }
}
