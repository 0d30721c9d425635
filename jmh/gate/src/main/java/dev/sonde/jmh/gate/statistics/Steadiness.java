package dev.sonde.jmh.gate.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds forks that never came to a steady state, whose values depend on how long one looked. */
final class Steadiness {
    private static final double LEVEL = 0.01;
    private static final int FEWEST_FORKS = 3;
    private static final int FEWEST_ITERATIONS = 4;

    private Steadiness() {}

    /** Returns a sentence for each side that is not steady; none for counts, which hold from the first iteration on. */
    static List<String> remarks(Comparison comparison) {
        List<String> remarks = new ArrayList<>();
        if (!comparison.reading().sharp()) {
            double effect = comparison.reading().minimumEffect();
            of("baseline", comparison.baseline(), effect).ifPresent(remarks::add);
            of("candidate", comparison.candidate(), effect).ifPresent(remarks::add);
        }
        return remarks;
    }

    private static Optional<String> of(String side, Series series, double effect) {
        double[] drifts = series.forks().stream()
                .filter(values -> values.length >= FEWEST_ITERATIONS)
                .mapToDouble(Steadiness::drift)
                .toArray();
        if (drifts.length >= FEWEST_FORKS && Math.abs(Contrast.mean(drifts)) > effect && isShared(drifts)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s: values move by %+.1f %% within a fork, so it was not warm: give it more warm-up",
                    side,
                    100 * Contrast.mean(drifts)));
        }
        long steps =
                series.forks().stream().filter(values -> steps(values, effect)).count();
        return steps == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s: in %d of %d forks the values change for good midway: give it more warm-up",
                        side,
                        steps,
                        series.size()));
    }

    private static boolean isShared(double... drifts) {
        double error = Math.sqrt(Contrast.variance(drifts) / drifts.length);
        return error == 0 || StudentT.twoSided(Contrast.mean(drifts) / error, drifts.length - 1) <= LEVEL;
    }

    /** The change from the first iteration to the last along the line of least squares, by the mean. */
    private static double drift(double... values) {
        double middle = (values.length - 1) / 2.0;
        double mean = Contrast.mean(values);
        double slope = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            slope += (i - middle) * (values[i] - mean);
            squares += (i - middle) * (i - middle);
        }
        return mean == 0 ? 0 : slope / squares * (values.length - 1) / Math.abs(mean);
    }

    /**
     * Whether the values of a fork lie on two levels, one after the other: A. N. Pettitt, A non-parametric approach
     * to the
     * change-point problem, Applied Statistics 28 (1979).
     */
    private static boolean steps(double[] values, double effect) {
        int length = values.length;
        long largest = 0;
        int at = 0;
        long sum = 0;
        for (int t = 0; t < length - 1; t++) {
            for (double value : values) {
                sum += (long) Math.signum(values[t] - value);
            }
            if (Math.abs(sum) > largest) {
                largest = Math.abs(sum);
                at = t + 1;
            }
        }
        double cubes = (double) length * length * length + (double) length * length;
        if (at == 0 || 2 * Math.exp(-6.0 * largest * largest / cubes) > LEVEL) {
            return false;
        }
        double before = Location.MEDIAN.of(Arrays.copyOfRange(values, 0, at));
        double after = Location.MEDIAN.of(Arrays.copyOfRange(values, at, length));
        return Math.abs(after - before) > effect * Math.abs(before);
    }
}
