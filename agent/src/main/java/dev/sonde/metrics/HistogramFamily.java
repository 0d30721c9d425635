package dev.sonde.metrics;

import dev.sonde.base.Feature;
import dev.sonde.metrics.LabelOrder.Places;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** A histogram of Sonde's own, asked for its counts on every scrape. */
final class HistogramFamily implements Collector {

    private static final double[] ALL = {Double.POSITIVE_INFINITY};

    private final MetricMetadata metadata;
    private final LabelOrder order;
    private final double[] upperBounds;
    private final Supplier<List<Distribution>> distributions;
    private final Feature buckets;

    /**
     * @param buckets while it rests, there is only the count in all and the sum
     */
    HistogramFamily(
            MetricMetadata metadata,
            Labeller labeller,
            double[] finiteBounds,
            Supplier<List<Distribution>> distributions,
            Feature buckets) {
        this.buckets = buckets;
        this.metadata = metadata;
        this.order = new LabelOrder(labeller);
        this.upperBounds = Arrays.copyOf(finiteBounds, finiteBounds.length + 1);
        this.upperBounds[finiteBounds.length] = Double.POSITIVE_INFINITY;
        this.distributions = distributions;
    }

    @Override
    public MetricFamilyDescriptor getMetricFamilyDescriptor() {
        return MetricFamilyDescriptor.of(MetricType.HISTOGRAM, metadata);
    }

    @Override
    public MetricSnapshot collect() {
        List<Distribution> taken = distributions.get();
        Places places = order.place(taken);
        Distribution[] byLabels = new Distribution[places.labels.length];
        for (int i = 0; i < taken.size(); i++) {
            int position = places.positions[i];
            byLabels[position] = byLabels[position] == null ? taken.get(i) : sum(byLabels[position], taken.get(i));
        }
        List<HistogramDataPointSnapshot> points = new ArrayList<>(byLabels.length);
        for (int i = 0; i < byLabels.length; i++) {
            if (byLabels[i] != null) {
                points.add(point(places.labels[i], byLabels[i]));
            }
        }
        return new HistogramSnapshot(metadata, points);
    }

    private HistogramDataPointSnapshot point(Labels labels, Distribution distribution) {
        return new HistogramDataPointSnapshot(
                buckets(distribution.bucketCounts), distribution.sumSeconds, labels, Exemplars.EMPTY, 0);
    }

    private ClassicHistogramBuckets buckets(long[] counts) {
        return buckets.isOn()
                ? ClassicHistogramBuckets.of(upperBounds, counts)
                : ClassicHistogramBuckets.of(
                        ALL, new long[] {LongStream.of(counts).sum()});
    }

    private static Distribution sum(Distribution a, Distribution b) {
        long[] counts = a.bucketCounts.clone();
        for (int i = 0; i < counts.length; i++) {
            counts[i] += b.bucketCounts[i];
        }
        return new Distribution(counts, a.sumSeconds + b.sumSeconds, a.labelValues);
    }
}
