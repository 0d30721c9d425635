package dev.sonde.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of all Micrometer meters of one name during one scrape. */
final class MicrometerFamily {

    static final String MAXIMUM_SUFFIX = "_max";

    private final String name;
    private final String help;
    private final boolean counts;
    private final List<CounterDataPointSnapshot> counters = new ArrayList<>();
    private final List<GaugeDataPointSnapshot> gauges = new ArrayList<>();
    private final List<SummaryDataPointSnapshot> summaries = new ArrayList<>();
    private final List<HistogramDataPointSnapshot> histograms = new ArrayList<>();
    private final List<GaugeDataPointSnapshot> maxima = new ArrayList<>();

    MicrometerFamily(String name, Meter.Id id) {
        this.name = name;
        this.help = id.getDescription() == null ? id.getName() : id.getDescription();
        this.counts = id.getType() == Meter.Type.COUNTER;
    }

    void addValue(Labels labels, double value) {
        if (!(value >= 0)) {
            return;
        }
        if (counts) {
            counters.add(new CounterDataPointSnapshot(value, labels, null, 0));
        } else {
            gauges.add(new GaugeDataPointSnapshot(value, labels, null));
        }
    }

    void addTimer(Labels labels, HistogramSnapshot timer) {
        double sum = timer.total(TimeUnit.SECONDS);
        if (timer.histogramCounts().length == 0) {
            summaries.add(
                    new SummaryDataPointSnapshot(timer.count(), sum, Quantiles.EMPTY, labels, Exemplars.EMPTY, 0));
            maxima.add(new GaugeDataPointSnapshot(timer.max(TimeUnit.SECONDS), labels, null));
        } else {
            histograms.add(new HistogramDataPointSnapshot(buckets(timer), sum, labels, Exemplars.EMPTY, 0));
        }
    }

    /** The families with at least one value; a timer has a second one for its maximum. */
    List<MetricSnapshot> snapshots() {
        MetricMetadata metadata = new MetricMetadata(name, help);
        return Stream.of(
                        new CounterSnapshot(metadata, counters),
                        new GaugeSnapshot(metadata, gauges),
                        new SummarySnapshot(metadata, summaries),
                        new io.prometheus.metrics.model.snapshots.HistogramSnapshot(metadata, histograms),
                        new GaugeSnapshot(new MetricMetadata(name + MAXIMUM_SUFFIX, help), maxima))
                .filter(snapshot -> !snapshot.getDataPoints().isEmpty())
                .collect(Collectors.toList());
    }

    private static ClassicHistogramBuckets buckets(HistogramSnapshot timer) {
        CountAtBucket[] cumulative = timer.histogramCounts();
        double[] bounds = new double[cumulative.length + 1];
        long[] counts = new long[cumulative.length + 1];
        long below = 0;
        for (int i = 0; i < cumulative.length; i++) {
            bounds[i] = cumulative[i].bucket(TimeUnit.SECONDS);
            counts[i] = (long) cumulative[i].count() - below;
            below = (long) cumulative[i].count();
        }
        bounds[cumulative.length] = Double.POSITIVE_INFINITY;
        counts[cumulative.length] = Math.max(0, timer.count() - below);
        return ClassicHistogramBuckets.of(bounds, counts);
    }
}
