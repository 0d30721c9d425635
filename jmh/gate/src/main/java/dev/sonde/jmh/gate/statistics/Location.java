package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;

/** Which one number stands for the iterations of a fork. */
enum Location {
    /** Where all that noise can do is to add, as the harness adds bytes. */
    LEAST {
        @Override
        double of(double... values) {
            return Arrays.stream(values).min().orElseThrow();
        }
    },
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
