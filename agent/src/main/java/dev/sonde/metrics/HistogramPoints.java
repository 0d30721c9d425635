package dev.sonde.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Adds distributions up to the points of a histogram, one point after the other. For one scrape, on one thread. */
final class HistogramPoints {

    private static final double[] ALL = {Double.POSITIVE_INFINITY};

    private final Scale scale;
    private final boolean withBuckets;
    private final long[] classic;
    private final long[] natives;
    // What the buckets of one point are copied from.
    private final int[] indexes;
    private final long[] counts;
    private final Traced[] newest;
    private final long nowNanos = System.nanoTime();
    private double sumSeconds;

    /**
     * @param withBuckets else there is only the count of all
     * @param withNatives whether native buckets are wanted beside the classic ones
     */
    HistogramPoints(Scale scale, boolean withBuckets, boolean withNatives) {
        this.scale = scale;
        this.withBuckets = withBuckets;
        this.classic = new long[scale.upperBounds.length];
        this.natives = withBuckets && withNatives ? new long[Scale.NATIVE_BUCKETS] : null;
        this.indexes = new int[natives == null ? 0 : natives.length];
        this.counts = new long[indexes.length];
        this.newest = new Traced[classic.length];
    }

    void add(Distribution distribution) {
        distribution.tally.addTo(scale, classic, natives);
        sumSeconds += distribution.sumSeconds;
        if (distribution.traced != null) {
            distribution.traced.addTo(newest, nowNanos);
        }
    }

    /** The point of all that was added since the last. */
    HistogramDataPointSnapshot taken(Labels labels) {
        HistogramDataPointSnapshot point = new HistogramDataPointSnapshot(
                classicBuckets(),
                natives == null ? HistogramSnapshot.CLASSIC_HISTOGRAM : Scale.SCHEMA,
                natives == null ? 0 : natives[0],
                Scale.ZERO_THRESHOLD,
                nativeBuckets(),
                NativeHistogramBuckets.EMPTY,
                sumSeconds,
                labels,
                exemplars(),
                0);
        Arrays.fill(classic, 0);
        Arrays.fill(newest, null);
        sumSeconds = 0;
        if (natives != null) {
            Arrays.fill(natives, 0);
        }
        return point;
    }

    private Exemplars exemplars() {
        List<Exemplar> exemplars = new ArrayList<>(0);
        for (Traced each : newest) {
            if (each != null) {
                exemplars.add(each.exemplar());
            }
        }
        return exemplars.isEmpty() ? Exemplars.EMPTY : Exemplars.of(exemplars);
    }

    private ClassicHistogramBuckets classicBuckets() {
        return withBuckets
                ? ClassicHistogramBuckets.of(scale.upperBounds, classic)
                : ClassicHistogramBuckets.of(
                        ALL, new long[] {LongStream.of(classic).sum()});
    }

    private NativeHistogramBuckets nativeBuckets() {
        if (natives == null) {
            return NativeHistogramBuckets.EMPTY;
        }
        int size = 0;
        for (int bucket = 1; bucket < natives.length; bucket++) {
            if (natives[bucket] > 0) {
                indexes[size] = Scale.nativeIndex(bucket);
                counts[size++] = natives[bucket];
            }
        }
        return NativeHistogramBuckets.of(Arrays.copyOf(indexes, size), Arrays.copyOf(counts, size));
    }
}
