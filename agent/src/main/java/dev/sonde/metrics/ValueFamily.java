package dev.sonde.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A counter or gauge of Sonde's own, asked for its samples on every scrape. */
final class ValueFamily implements Collector {

    private static final String COUNTER_SUFFIX = "_total";

    private final Metric metric;
    private final MetricMetadata metadata;
    private final Labeller labeller;
    private final Supplier<List<Sample>> samples;

    ValueFamily(Metric metric, Naming naming, Labeller labeller, Supplier<List<Sample>> samples) {
        this.metric = metric;
        this.metadata = new MetricMetadata(baseName(metric, naming), metric.help);
        this.labeller = labeller;
        this.samples = samples;
    }

    @Override
    public MetricFamilyDescriptor getMetricFamilyDescriptor() {
        return MetricFamilyDescriptor.of(
                metric.kind == MetricKind.COUNTER ? MetricType.COUNTER : MetricType.GAUGE, metadata);
    }

    @Override
    public MetricSnapshot collect() {
        return snapshot(samples.get());
    }

    MetricSnapshot snapshot(List<Sample> taken) {
        Map<Labels, Double> values = new LinkedHashMap<>();
        for (Sample sample : taken) {
            if (isKnown(sample.value)) {
                values.merge(labeller.labels(sample.labelValues), sample.value, metric.kind.merge::applyAsDouble);
            }
        }
        return metric.kind == MetricKind.COUNTER ? counters(values) : gauges(values);
    }

    private boolean isKnown(double value) {
        return metric.kind == MetricKind.COUNTER ? value >= 0 : !Double.isNaN(value);
    }

    private MetricSnapshot counters(Map<Labels, Double> values) {
        List<CounterDataPointSnapshot> points = new ArrayList<>(values.size());
        values.forEach((labels, value) -> points.add(new CounterDataPointSnapshot(value, labels, null, 0)));
        return new CounterSnapshot(metadata, points);
    }

    private MetricSnapshot gauges(Map<Labels, Double> values) {
        List<GaugeDataPointSnapshot> points = new ArrayList<>(values.size());
        values.forEach((labels, value) -> points.add(new GaugeDataPointSnapshot(value, labels, null)));
        return new GaugeSnapshot(metadata, points);
    }

    /** The name without {@code _total}, which the exposition appends. */
    private static String baseName(Metric metric, Naming naming) {
        String name = metric.name(naming);
        return metric.kind == MetricKind.COUNTER ? name.substring(0, name.length() - COUNTER_SUFFIX.length()) : name;
    }
}
