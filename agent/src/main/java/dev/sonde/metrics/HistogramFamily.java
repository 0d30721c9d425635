package dev.sonde.metrics;

import dev.sonde.base.Feature;
import dev.sonde.metrics.LabelOrder.Places;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.PrometheusScrapeRequest;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A histogram of Sonde's own, asked for its counts on every scrape. */
final class HistogramFamily implements Collector {

    private final MetricMetadata metadata;
    private final LabelOrder order;
    private final Scale scale;
    private final Supplier<List<Distribution>> distributions;
    private final Feature buckets;

    /**
     * @param buckets while it rests, there is only the count in all and the sum
     */
    HistogramFamily(
            MetricMetadata metadata,
            Labeller labeller,
            Scale scale,
            Supplier<List<Distribution>> distributions,
            Feature buckets) {
        this.buckets = buckets;
        this.metadata = metadata;
        this.order = new LabelOrder(labeller);
        this.scale = scale;
        this.distributions = distributions;
    }

    @Override
    public MetricFamilyDescriptor getMetricFamilyDescriptor() {
        return MetricFamilyDescriptor.of(MetricType.HISTOGRAM, metadata);
    }

    @Override
    public MetricSnapshot collect() {
        return collect((PrometheusScrapeRequest) null);
    }

    @Override
    public MetricSnapshot collect(PrometheusScrapeRequest request) {
        List<Distribution> taken = distributions.get();
        Places places = order.place(taken);
        Same[] byLabels = new Same[places.labels.length];
        for (int i = 0; i < taken.size(); i++) {
            int position = places.positions[i];
            byLabels[position] = new Same(taken.get(i), byLabels[position]);
        }
        HistogramPoints counts = new HistogramPoints(scale, buckets.isOn(), request == WholeHistograms.WANTED);
        List<HistogramDataPointSnapshot> points = new ArrayList<>(byLabels.length);
        for (int i = 0; i < byLabels.length; i++) {
            if (byLabels[i] != null) {
                for (Same each = byLabels[i]; each != null; each = each.next) {
                    counts.add(each.distribution);
                }
                points.add(counts.taken(places.labels[i]));
            }
        }
        return new HistogramSnapshot(metadata, points);
    }

    /** Distributions whose labels are the same, one after the other. */
    private static final class Same {

        final Distribution distribution;
        final Same next;

        Same(Distribution distribution, Same next) {
            this.distribution = distribution;
            this.next = next;
        }
    }
}
