package dev.sonde.metrics;

import dev.sonde.base.Protobuf;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.concurrent.TimeUnit;

/** Writes the buckets of a histogram as OTLP has them. For one request, on one thread. */
final class HistogramOtlp {

    static final int EXPLICIT_ATTRIBUTE = 9;
    static final int EXPONENTIAL_ATTRIBUTE = 1;

    private static final int BUCKET_COUNTS = 6;
    private static final int EXPLICIT_BOUNDS = 7;
    private static final int EXPLICIT_EXEMPLAR = 8;

    private static final int SCALE = 6;
    private static final int ZERO_COUNT = 7;
    private static final int POSITIVE = 8;
    private static final int EXPONENTIAL_EXEMPLAR = 11;
    private static final int ZERO_THRESHOLD = 14;
    private static final int OFFSET = 1;
    private static final int COUNTS = 2;

    private static final int EXEMPLAR_NANOS = 2;
    private static final int EXEMPLAR_VALUE = 3;
    private static final int SPAN_ID = 4;
    private static final int TRACE_ID = 5;
    private static final int HEXADECIMAL = 16;

    private final Protobuf part = new Protobuf();

    /** Fields of a {@code HistogramDataPoint}. */
    void explicit(Protobuf point, HistogramDataPointSnapshot histogram) {
        ClassicHistogramBuckets buckets = histogram.getClassicBuckets();
        long[] counts = new long[buckets.size()];
        long[] bounds = new long[counts.length - 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets.getCount(i);
            if (i < bounds.length) {
                bounds[i] = Double.doubleToRawLongBits(buckets.getUpperBound(i));
            }
        }
        point.fixeds(BUCKET_COUNTS, counts).fixeds(EXPLICIT_BOUNDS, bounds);
        exemplars(point, EXPLICIT_EXEMPLAR, histogram.getExemplars());
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
            part.clear().signed(OFFSET, first - 1).numbers(COUNTS, counts);
            point.message(POSITIVE, part);
        }
        exemplars(point, EXPONENTIAL_EXEMPLAR, histogram.getExemplars());
        point.real(ZERO_THRESHOLD, histogram.getNativeZeroThreshold());
    }

    private void exemplars(Protobuf point, int field, Exemplars exemplars) {
        for (Exemplar each : exemplars) {
            part.clear()
                    .fixed(EXEMPLAR_NANOS, TimeUnit.MILLISECONDS.toNanos(each.getTimestampMillis()))
                    .real(EXEMPLAR_VALUE, each.getValue())
                    .bytes(SPAN_ID, id(each, Exemplar.SPAN_ID))
                    .bytes(TRACE_ID, id(each, Exemplar.TRACE_ID));
            point.message(field, part);
        }
    }

    private static byte[] id(Exemplar exemplar, String label) {
        String digits = exemplar.getLabels().get(label);
        byte[] id = new byte[digits.length() / 2];
        for (int i = 0; i < id.length; i++) {
            id[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), HEXADECIMAL);
        }
        return id;
    }
}
