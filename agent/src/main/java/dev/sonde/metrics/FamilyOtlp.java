package dev.sonde.metrics;

import dev.sonde.base.Protobuf;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;

/**
 * Writes families as OTLP's metrics; the numbers of the fields are those of its metrics.proto. For one request, on one
 * thread.
 */
final class FamilyOtlp {

    private static final int METRIC = 2;
    private static final int NAME = 1;
    private static final int DESCRIPTION = 2;
    private static final int UNIT = 3;
    private static final int GAUGE = 5;
    private static final int SUM = 7;
    private static final int HISTOGRAM = 9;
    private static final int EXPONENTIAL_HISTOGRAM = 10;
    private static final int SUMMARY = 11;

    private static final int POINT = 1;
    private static final int TEMPORALITY = 2;
    private static final int CUMULATIVE = 2;
    private static final int IS_MONOTONIC = 3;

    private static final int START_NANOS = 2;
    private static final int NOW_NANOS = 3;
    private static final int AS_DOUBLE = 4;
    private static final int COUNT = 4;
    private static final int TOTAL = 5;
    private static final int QUANTILE = 6;
    private static final int ATTRIBUTE = 7;

    private final long startNanos;
    private final long nowNanos;
    private final boolean exponential;
    private final Protobuf metrics = new Protobuf();
    private final Protobuf metric = new Protobuf();
    private final Protobuf data = new Protobuf();
    private final Protobuf point = new Protobuf();
    private final Protobuf part = new Protobuf();
    private final HistogramOtlp buckets = new HistogramOtlp();

    FamilyOtlp(long startNanos, long nowNanos, boolean exponential) {
        this.startNanos = startNanos;
        this.nowNanos = nowNanos;
        this.exponential = exponential;
    }

    /** The metrics as fields of a {@code ScopeMetrics}. */
    Protobuf written(MetricSnapshots families) {
        for (MetricSnapshot family : families) {
            if (!family.getDataPoints().isEmpty()) {
                data.clear();
                add(family);
            }
        }
        return metrics;
    }

    /** A {@code KeyValue} with a string. */
    static Protobuf attribute(String key, String value) {
        return new Protobuf().string(1, key).message(2, new Protobuf().string(1, value));
    }

    private void add(MetricSnapshot family) {
        if (family instanceof CounterSnapshot) {
            ((CounterSnapshot) family).getDataPoints().forEach(this::counted);
            data.number(TEMPORALITY, CUMULATIVE).number(IS_MONOTONIC, 1);
            add(FamilyText.counterName(family.getMetadata()) + FamilyText.TOTAL, family, SUM);
        } else if (family instanceof GaugeSnapshot) {
            ((GaugeSnapshot) family).getDataPoints().forEach(this::gauged);
            add(family.getMetadata().getPrometheusName(), family, GAUGE);
        } else if (family instanceof HistogramSnapshot) {
            HistogramSnapshot histogram = (HistogramSnapshot) family;
            boolean natives = exponential
                    && histogram.getDataPoints().stream().allMatch(HistogramDataPointSnapshot::hasNativeHistogramData);
            histogram.getDataPoints().forEach(each -> distributed(each, natives));
            data.number(TEMPORALITY, CUMULATIVE);
            add(family.getMetadata().getPrometheusName(), family, natives ? EXPONENTIAL_HISTOGRAM : HISTOGRAM);
        } else if (family instanceof SummarySnapshot) {
            ((SummarySnapshot) family).getDataPoints().forEach(this::summed);
            add(family.getMetadata().getPrometheusName(), family, SUMMARY);
        } else {
            throw new IllegalArgumentException("no OTLP for " + family.getClass());
        }
    }

    private void add(String name, MetricSnapshot family, int kind) {
        MetricMetadata metadata = family.getMetadata();
        metric.clear().string(NAME, name);
        if (metadata.getHelp() != null) {
            metric.string(DESCRIPTION, metadata.getHelp());
        }
        String unit = unit(name);
        if (!unit.isEmpty()) {
            metric.string(UNIT, unit);
        }
        metrics.message(METRIC, metric.message(kind, data));
    }

    private void counted(CounterDataPointSnapshot counter) {
        begin().real(AS_DOUBLE, counter.getValue());
        end(counter.getLabels(), ATTRIBUTE);
    }

    private void gauged(GaugeDataPointSnapshot gauge) {
        begin().real(AS_DOUBLE, gauge.getValue());
        end(gauge.getLabels(), ATTRIBUTE);
    }

    private void summed(SummaryDataPointSnapshot summary) {
        begin().fixed(COUNT, summary.getCount()).real(TOTAL, summary.getSum());
        for (Quantile quantile : summary.getQuantiles()) {
            part.clear().real(1, quantile.getQuantile()).real(2, quantile.getValue());
            point.message(QUANTILE, part);
        }
        end(summary.getLabels(), ATTRIBUTE);
    }

    private void distributed(HistogramDataPointSnapshot histogram, boolean natives) {
        begin().fixed(COUNT, histogram.getCount()).real(TOTAL, histogram.getSum());
        if (natives) {
            buckets.exponential(point, histogram);
        } else {
            buckets.explicit(point, histogram);
        }
        end(histogram.getLabels(), natives ? HistogramOtlp.EXPONENTIAL_ATTRIBUTE : HistogramOtlp.EXPLICIT_ATTRIBUTE);
    }

    private Protobuf begin() {
        return point.clear().fixed(START_NANOS, startNanos).fixed(NOW_NANOS, nowNanos);
    }

    private void end(Labels labels, int attributeField) {
        for (int i = 0; i < labels.size(); i++) {
            point.message(attributeField, attribute(labels.getPrometheusName(i), labels.getValue(i)));
        }
        data.message(POINT, point);
    }

    private static String unit(String name) {
        if (name.contains("_seconds")) {
            return "s";
        }
        return name.contains("_bytes") ? "By" : "";
    }
}
