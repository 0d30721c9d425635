package dev.sonde.metrics;

import dev.sonde.base.Protobuf;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;

/**
 * Writes the native buckets of a histogram in Prometheus's protobuf format: spans of buckets that follow each other,
 * and the difference of each bucket to the one before. For one scrape, on one thread.
 */
final class NativeProtobuf {

    private static final int SCHEMA = 5;
    private static final int ZERO_THRESHOLD = 6;
    private static final int ZERO_COUNT = 7;
    private static final int POSITIVE_SPAN = 12;
    private static final int POSITIVE_DELTA = 13;
    // Empty buckets in a span cost less than another span, if there are but few.
    private static final int GREATEST_GAP = 2;

    private final Protobuf span = new Protobuf();
    private final Protobuf deltas = new Protobuf();
    private Protobuf histogram;
    private int spanOffset;
    private int spanLength;
    private long lastCount;

    /** Appends the fields of the native buckets. */
    void writeTo(Protobuf fields, HistogramDataPointSnapshot point) {
        histogram = fields;
        fields.signed(SCHEMA, point.getNativeSchema())
                .real(ZERO_THRESHOLD, point.getNativeZeroThreshold())
                .present(ZERO_COUNT, point.getNativeZeroCount());
        NativeHistogramBuckets buckets = point.getNativeBucketsForPositiveValues();
        deltas.clear();
        lastCount = 0;
        spanLength = 0;
        int next = 0;
        for (int i = 0; i < buckets.size(); i++) {
            int index = buckets.getBucketIndex(i);
            begin(index, next, i == 0);
            count(buckets.getCount(i));
            next = index + 1;
        }
        endSpan();
        fields.fields(deltas);
    }

    private void begin(int index, int next, boolean isFirst) {
        int gap = index - next;
        if (isFirst || gap > GREATEST_GAP) {
            endSpan();
            spanOffset = gap;
        } else {
            for (int i = 0; i < gap; i++) {
                count(0);
            }
        }
    }

    private void count(long count) {
        deltas.signed(POSITIVE_DELTA, count - lastCount);
        lastCount = count;
        spanLength++;
    }

    private void endSpan() {
        if (spanLength > 0) {
            span.clear().signed(1, spanOffset).present(2, spanLength);
            histogram.message(POSITIVE_SPAN, span);
            spanLength = 0;
        }
    }
}
