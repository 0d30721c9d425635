package dev.sonde.metrics;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A histogram of Sonde's own, asked for its counts on every scrape. */
final class HistogramFamily implements Collector {

    private final MetricMetadata metadata;
    private final Labeller labeller;
    private final double[] upperBounds;
    private final Supplier<List<Distribution>> distributions;

    HistogramFamily(
            MetricMetadata metadata,
            Labeller labeller,
            double[] finiteBounds,
            Supplier<List<Distribution>> distributions) {
        this.metadata = metadata;
        this.labeller = labeller;
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
        Map<Labels, Distribution> byLabels = new LinkedHashMap<>();
        for (Distribution distribution : distributions.get()) {
            byLabels.merge(labeller.labels(distribution.labelValues), distribution, HistogramFamily::sum);
        }
        List<HistogramDataPointSnapshot> points = new ArrayList<>(byLabels.size());
        byLabels.forEach((labels, distribution) -> points.add(point(labels, distribution)));
        return new HistogramSnapshot(metadata, points);
    }

    private HistogramDataPointSnapshot point(Labels labels, Distribution distribution) {
        ClassicHistogramBuckets buckets = ClassicHistogramBuckets.of(upperBounds, distribution.bucketCounts);
        return new HistogramDataPointSnapshot(buckets, distribution.sumSeconds, labels, Exemplars.EMPTY, 0);
    }

    private static Distribution sum(Distribution a, Distribution b) {
        long[] counts = a.bucketCounts.clone();
        for (int i = 0; i < counts.length; i++) {
            counts[i] += b.bucketCounts[i];
        }
        return new Distribution(counts, a.sumSeconds + b.sumSeconds, a.labelValues);
    }
}
