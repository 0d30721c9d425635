package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * By how much one sample of fork values lies above another, and how sure that is.
 *
 * @param difference mean of the second less mean of the first
 * @param standardError of that difference
 * @param degreesOfFreedom of the standard error
 * @param spread what one fork of each side, alone, would have as the variance of the difference
 * @param paired whether the forks were taken in pairs
 */
record Contrast(double difference, double standardError, double degreesOfFreedom, double spread, boolean paired) {
    private static final int MOST_FORKS = 100_000;

    /**
     * Two samples of their own: B. L. Welch, The generalization of Student's problem when several different population
     * variances are involved, Biometrika 34 (1947).
     */
    static Contrast ofTwo(double[] first, double[] second) {
        double a = variance(first) / first.length;
        double b = variance(second) / second.length;
        double error = a + b;
        double freedom = error == 0
                ? first.length + second.length - 2
                : error * error / (a * a / (first.length - 1) + b * b / (second.length - 1));
        return new Contrast(
                mean(second) - mean(first), Math.sqrt(error), freedom, variance(first) + variance(second), false);
    }

    /** Pairs of forks that ran beside each other: Student's test of their differences. */
    static Contrast ofPairs(double[] first, double[] second) {
        double[] differences = IntStream.range(0, first.length)
                .mapToDouble(i -> second[i] - first[i])
                .toArray();
        double variance = variance(differences);
        return new Contrast(
                mean(differences), Math.sqrt(variance / differences.length), differences.length - 1, variance, true);
    }

    /** Returns how likely a difference like this or a larger one is where there is none, from 0 to 1. */
    double pValue() {
        if (standardError == 0) {
            return difference == 0 ? 1 : 0;
        }
        return StudentT.twoSided(difference / standardError, degreesOfFreedom);
    }

    /** Returns how far the ends of the interval of confidence 1 - level lie from the difference. */
    double halfWidth(double level) {
        return standardError == 0 ? 0 : StudentT.exceededBy(level / 2, degreesOfFreedom) * standardError;
    }

    /**
     * Returns the smallest difference that is found with this power: H. S. Bloom, Minimum detectable effects,
     * Evaluation
     * Review 19 (1995).
     */
    double smallestDifference(double level, double power) {
        return standardError == 0 ? 0 : reach(level, power, degreesOfFreedom) * standardError;
    }

    /** Returns how many forks of each side would find this difference with this power, at least 2. */
    int forksWanted(double wanted, double level, double power) {
        int low = 1;
        int high = 2;
        while (high < MOST_FORKS && !finds(high, wanted, level, power)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (finds(middle, wanted, level, power)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.min(high, MOST_FORKS);
    }

    private boolean finds(int forks, double wanted, double level, double power) {
        double freedom = paired ? forks - 1 : 2 * (forks - 1);
        return spread == 0 || reach(level, power, freedom) * Math.sqrt(spread / forks) <= wanted;
    }

    private static double reach(double level, double power, double freedom) {
        return StudentT.exceededBy(level / 2, freedom) + StudentT.exceededBy(1 - power, freedom);
    }

    /** Returns the arithmetic mean. */
    static double mean(double... values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Returns the unbiased variance; 0 where all values are the same, without the error of their mean. */
    static double variance(double... values) {
        if (Arrays.stream(values).allMatch(value -> value == values[0])) {
            return 0;
        }
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
