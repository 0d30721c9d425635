package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How the false-alarm rate is shared among the questions of one run. */
public enum Correction {
    /** Every question has the whole rate: for a run of one benchmark. */
    NONE {
        @Override
        double[] inOrder(double[] sorted, double rate) {
            double[] levels = new double[sorted.length];
            Arrays.fill(levels, rate);
            return levels;
        }
    },
    /**
     * The chance of one false alarm or more in the whole run is at most the rate: S. Holm, A simple sequentially
     * rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979).
     */
    HOLM {
        @Override
        double[] inOrder(double[] sorted, double rate) {
            int questions = sorted.length;
            double[] levels = new double[questions];
            boolean open = true;
            for (int i = 0; i < questions; i++) {
                levels[i] = open ? rate / (questions - i) : levels[i - 1];
                open = open && sorted[i] <= levels[i];
            }
            return levels;
        }
    },
    /**
     * The share of false alarms among all alarms is at most the rate: Y. Benjamini and Y. Hochberg, Controlling the
     * false discovery rate, J. R. Statist. Soc. B 57 (1995); the intervals at that level are those of Y. Benjamini and
     * D. Yekutieli, J. Am. Statist. Assoc. 100 (2005).
     */
    BENJAMINI_HOCHBERG {
        @Override
        double[] inOrder(double[] sorted, double rate) {
            int questions = sorted.length;
            int alarms = IntStream.rangeClosed(1, questions)
                    .filter(rank -> sorted[rank - 1] <= rank * rate / questions)
                    .max()
                    .orElse(1);
            double[] levels = new double[questions];
            Arrays.fill(levels, alarms * rate / questions);
            return levels;
        }
    };

    /** Returns, for p-values in ascending order, the level that each is held against. */
    abstract double[] inOrder(double[] sorted, double rate);

    /**
     * Returns for each p-value the level it is held against: a change is shown where the p-value is at most that,
     * and an
     * interval of confidence 1 - level leaves out "no change" in exactly the same cases.
     */
    public double[] levels(double[] pValues, double rate) {
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = IntStream.of(order).mapToDouble(i -> pValues[i]).toArray();
        double[] inOrder = inOrder(sorted, rate);
        double[] levels = new double[pValues.length];
        IntStream.range(0, order.length).forEach(i -> levels[order[i]] = inOrder[i]);
        return levels;
    }
}
