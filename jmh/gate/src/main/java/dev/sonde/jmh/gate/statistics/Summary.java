package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;

/** What JMH says of the iterations of all forks, as if they knew nothing of each other. */
public final class Summary {
    private static final double TAIL = 0.0005;

    private final double[] sorted;

    private Summary(double[] sorted) {
        this.sorted = sorted;
    }

    /** Returns the summary of one value or more. */
    public static Summary of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Summary(sorted);
    }

    /** Returns the arithmetic mean. */
    public double mean() {
        return Contrast.mean(sorted);
    }

    /**
     * Returns how far the ends of the mean's interval of 99.9 % are from it, by Student's t; NaN for less than three
     * values.
     */
    public double error() {
        return sorted.length < 3
                ? Double.NaN
                : StudentT.exceededBy(TAIL, sorted.length - 1) * Math.sqrt(Contrast.variance(sorted) / sorted.length);
    }

    /** Returns the value at this percentile, 0 to 100, between two values in proportion, as commons-math has it. */
    public double percentile(double percent) {
        double place = percent / 100 * (sorted.length + 1);
        if (place < 1) {
            return sorted[0];
        }
        int below = (int) Math.floor(place);
        if (below >= sorted.length) {
            return sorted[sorted.length - 1];
        }
        return sorted[below - 1] + (place - below) * (sorted[below] - sorted[below - 1]);
    }
}
