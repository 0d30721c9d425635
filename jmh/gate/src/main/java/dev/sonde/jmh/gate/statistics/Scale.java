package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;

/**
 * How differences of fork values become ratios of cost.
 *
 * <p>Costs multiply, so their logarithms are compared, and their difference is the ratio's logarithm. Where a value
 * is 0,
 * which a count may be, the values themselves are compared, and their difference is told by the baseline's mean.
 */
final class Scale {
    private final boolean logarithmic;
    private final double base;

    private Scale(boolean logarithmic, double base) {
        this.logarithmic = logarithmic;
        this.base = base;
    }

    /** Returns the scale for a baseline and a candidate. */
    static Scale of(double[] baseline, double[] candidate) {
        boolean positive = Arrays.stream(baseline).allMatch(value -> value > 0)
                && Arrays.stream(candidate).allMatch(value -> value > 0);
        return new Scale(positive, Contrast.mean(baseline));
    }

    /** Returns the values as they are to be compared. */
    double[] from(double... values) {
        return logarithmic ? Arrays.stream(values).map(Math::log).toArray() : values;
    }

    /** Returns candidate by baseline for a difference of what {@link #from} gave. */
    double ratio(double difference) {
        if (logarithmic) {
            return Math.exp(difference);
        }
        if (difference == 0) {
            return 1;
        }
        if (base == 0) {
            return difference > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return Math.max(0, 1 + difference / base);
    }

    /** Returns the relative change that a difference of this size is. */
    double effect(double difference) {
        return ratio(difference) - 1;
    }

    /** Returns the difference that a relative change is. */
    double difference(double effect) {
        return logarithmic ? Math.log1p(effect) : effect * base;
    }
}
