package dev.sonde.jmh.gate.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds where a sequence of values changes its distribution: D. S. Matteson and N. A. James, A nonparametric
 * approach for
 * multiple change point analysis of multivariate data, J. Am. Statist. Assoc. 109 (2014); each part is divided where
 * the
 * energy distance between its halves is largest, as long as no order of its values by chance divides as well.
 */
final class EDivisive {
    /** Of fewer values one outlier would be a change and its end another. */
    static final int SHORTEST_PART = 3;

    private final double level;
    private final int permutations;
    private final long seed;

    /** Takes how likely a division by chance may be, and out of how many orders that is found. */
    EDivisive(double level, int permutations, long seed) {
        this.level = level;
        this.permutations = permutations;
        this.seed = seed;
    }

    /** A change: the place of the first value after it, and how likely one like it or larger is by chance. */
    record Division(int place, double pValue) {}

    /** Returns the divisions of these values, in their order; the same for the same values. */
    List<Division> of(double... values) {
        List<Division> found = new ArrayList<>();
        divide(values, 0, values.length, found);
        return found;
    }

    private void divide(double[] values, int from, int to, List<Division> found) {
        if (to - from < 2 * SHORTEST_PART) {
            return;
        }
        double[][] distances = distances(values, from, to);
        int[] order = new int[to - from];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Split best = best(distances, order);
        double pValue = pValue(distances, order, best.energy(), new SplittableRandom(seed + 31L * from + to));
        if (pValue <= level) {
            divide(values, from, from + best.at(), found);
            found.add(new Division(from + best.at(), pValue));
            divide(values, from + best.at(), to, found);
        }
    }

    /**
     * The share of orders that divide as well, the one at hand among them; given up when it is known to be too large.
     */
    private double pValue(double[][] distances, int[] order, double energy, SplittableRandom random) {
        int asGood = 1;
        for (int i = 0; i < permutations && asGood <= level * (permutations + 1); i++) {
            shuffle(order, random);
            if (best(distances, order).energy() >= energy) {
                asGood++;
            }
        }
        return (double) asGood / (permutations + 1);
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private static double[][] distances(double[] values, int from, int to) {
        double[][] distances = new double[to - from][to - from];
        for (int i = 0; i < to - from; i++) {
            for (int j = 0; j < to - from; j++) {
                distances[i][j] = Math.abs(values[from + i] - values[from + j]);
            }
        }
        return distances;
    }

    private record Split(int at, double energy) {}

    /** Moves one value after the other from right to left, with the sums of distances within and between. */
    private static Split best(double[][] distances, int... order) {
        int length = order.length;
        double right = 0;
        for (int i = 0; i < length; i++) {
            for (int j = i + 1; j < length; j++) {
                right += distances[i][j];
            }
        }
        double left = 0;
        double between = 0;
        Split best = new Split(SHORTEST_PART, Double.NEGATIVE_INFINITY);
        for (int at = 1; at <= length - SHORTEST_PART; at++) {
            double toLeft = 0;
            double toRight = 0;
            for (int i = 0; i < length; i++) {
                double distance = distances[order[at - 1]][order[i]];
                toLeft += i < at ? distance : 0;
                toRight += i < at ? 0 : distance;
            }
            left += toLeft;
            right -= toRight;
            between += toRight - toLeft;
            if (at >= SHORTEST_PART) {
                double energy = energy(new double[] {left, between, right}, at, length - at);
                best = energy > best.energy() ? new Split(at, energy) : best;
            }
        }
        return best;
    }

    private static double energy(double[] sums, double first, double second) {
        double distance = 2 * sums[1] / (first * second)
                - 2 * sums[0] / (first * (first - 1))
                - 2 * sums[2] / (second * (second - 1));
        return first * second / (first + second) * distance;
    }
}
