package dev.sonde.metrics;

import java.util.Arrays;

/** The label {@code le} of each bucket in bytes, made once for all series that share their bounds, as most do. */
final class BoundLabels {

    private double[] bounds = {};
    private byte[][] labels = {};

    /** The label of that bucket of a series, counted from 0. */
    byte[] of(int bucket, double upperBound) {
        if (bucket >= bounds.length) {
            bounds = Arrays.copyOf(bounds, bucket + 1);
            labels = Arrays.copyOf(labels, bucket + 1);
        }
        if (labels[bucket] == null || bounds[bucket] != upperBound) {
            bounds[bucket] = upperBound;
            labels[bucket] = label("le", upperBound);
        }
        return labels[bucket];
    }

    static byte[] label(String name, double number) {
        return new ByteText().add(name).add('=').add('"').add(number).add('"').copy();
    }
}
