package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;

/** Which one number stands for the iterations of a fork. */
enum Location {
    MEAN {
        @Override
        double of(double... values) {
            return Contrast.mean(values);
        }
    },
    MEDIAN {
        @Override
        double of(double... values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    };

    abstract double of(double... values);
}
