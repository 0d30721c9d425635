package dev.sonde.metrics;

import dev.sonde.metrics.LabelOrder.Places;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A counter or gauge of Sonde's own, asked for its samples on every scrape. */
final class ValueFamily implements Collector {

    private static final String COUNTER_SUFFIX = "_total";

    private final Metric metric;
    private final MetricMetadata metadata;
    private final LabelOrder order;
    private final Supplier<List<Sample>> samples;

    ValueFamily(Metric metric, Naming naming, Labeller labeller, Supplier<List<Sample>> samples) {
        this.metric = metric;
        this.metadata = new MetricMetadata(baseName(metric, naming), metric.help);
        this.order = new LabelOrder(labeller);
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
        Places places = order.place(taken);
        double[] values = new double[places.labels.length];
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < taken.size(); i++) {
            double value = taken.get(i).value;
            int position = places.positions[i];
            if (isKnown(value)) {
                values[position] = Double.isNaN(values[position])
                        ? value
                        : metric.kind.merge.applyAsDouble(values[position], value);
            }
        }
        return metric.kind == MetricKind.COUNTER ? counters(places.labels, values) : gauges(places.labels, values);
    }

    private boolean isKnown(double value) {
        return metric.kind == MetricKind.COUNTER ? value >= 0 : !Double.isNaN(value);
    }

    private MetricSnapshot counters(Labels[] labels, double[] values) {
        List<CounterDataPointSnapshot> points = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                points.add(new CounterDataPointSnapshot(values[i], labels[i], null, 0));
            }
        }
        return new CounterSnapshot(metadata, points);
    }

    private MetricSnapshot gauges(Labels[] labels, double[] values) {
        List<GaugeDataPointSnapshot> points = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                points.add(new GaugeDataPointSnapshot(values[i], labels[i], null));
            }
        }
        return new GaugeSnapshot(metadata, points);
    }

    /** The name without {@code _total}, which the exposition appends. */
    private static String baseName(Metric metric, Naming naming) {
        String name = metric.name(naming);
        return metric.kind == MetricKind.COUNTER ? name.substring(0, name.length() - COUNTER_SUFFIX.length()) : name;
    }
}
