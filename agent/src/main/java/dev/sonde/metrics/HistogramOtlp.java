package dev.sonde.metrics;

import dev.sonde.base.Protobuf;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;

/** Writes the buckets of a histogram as OTLP has them. For one request, on one thread. */
final class HistogramOtlp {

    static final int EXPLICIT_ATTRIBUTE = 9;
    static final int EXPONENTIAL_ATTRIBUTE = 1;

    private static final int BUCKET_COUNTS = 6;
    private static final int EXPLICIT_BOUNDS = 7;

    private static final int SCALE = 6;
    private static final int ZERO_COUNT = 7;
    private static final int POSITIVE = 8;
    private static final int ZERO_THRESHOLD = 14;
    private static final int OFFSET = 1;
    private static final int COUNTS = 2;

    private final Protobuf positive = new Protobuf();

    /** Fields of a {@code HistogramDataPoint}. */
    void explicit(Protobuf point, ClassicHistogramBuckets buckets) {
        long[] counts = new long[buckets.size()];
        long[] bounds = new long[counts.length - 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets.getCount(i);
            if (i < bounds.length) {
                bounds[i] = Double.doubleToRawLongBits(buckets.getUpperBound(i));
            }
        }
        point.fixeds(BUCKET_COUNTS, counts).fixeds(EXPLICIT_BOUNDS, bounds);
    }

    /** Fields of an {@code ExponentialHistogramDataPoint}. */
    void exponential(Protobuf point, HistogramDataPointSnapshot histogram) {
        point.signed(SCALE, histogram.getNativeSchema()).fixed(ZERO_COUNT, histogram.getNativeZeroCount());
        NativeHistogramBuckets buckets = histogram.getNativeBucketsForPositiveValues();
        if (buckets.size() > 0) {
            int first = buckets.getBucketIndex(0);
            long[] counts = new long[buckets.getBucketIndex(buckets.size() - 1) - first + 1];
            for (int i = 0; i < buckets.size(); i++) {
                counts[buckets.getBucketIndex(i) - first] = buckets.getCount(i);
            }
            // OpenTelemetry numbers a bucket by its lower bound, Prometheus by its upper one.
            positive.clear().signed(OFFSET, first - 1).numbers(COUNTS, counts);
            point.message(POSITIVE, positive);
        }
        point.real(ZERO_THRESHOLD, histogram.getNativeZeroThreshold());
    }
}
