package dev.sonde.metrics;

import dev.sonde.base.Protobuf;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes families as Prometheus's protobuf format, byte for byte as client_java's writer does, which however tells only
 * of counters when they were created; the numbers of the fields are those of its metrics.proto. For one scrape, on one
 * thread.
 */
final class FamilyProtobuf {

    private static final int COUNTER = 0;
    private static final int GAUGE = 1;
    private static final int SUMMARY = 2;
    private static final int HISTOGRAM = 4;

    private static final int NAME = 1;
    private static final int HELP = 2;
    private static final int TYPE = 3;
    private static final int METRIC = 4;
    private static final int LABEL = 1;
    private static final int OF_GAUGE = 2;
    private static final int OF_COUNTER = 3;
    private static final int OF_SUMMARY = 4;
    private static final int OF_HISTOGRAM = 7;
    private static final int COUNTER_CREATED = 3;
    private static final int SUMMARY_CREATED = 4;
    private static final int HISTOGRAM_CREATED = 15;
    private static final int BUCKET_EXEMPLAR = 3;
    private static final int EXEMPLAR_TIME = 3;

    private final long createdMillis;
    private final OutputStream out;
    private final Protobuf family = new Protobuf();
    private final Protobuf metric = new Protobuf();
    private final Protobuf value = new Protobuf();
    private final Protobuf part = new Protobuf();
    private final Protobuf exemplar = new Protobuf();
    private final Protobuf detail = new Protobuf();
    private final NativeProtobuf natives = new NativeProtobuf();

    /**
     * @param createdMillis since when all is counted; 0 if that is not to be told
     */
    FamilyProtobuf(long createdMillis, OutputStream out) {
        this.createdMillis = createdMillis;
        this.out = out;
    }

    void write(MetricSnapshots families) throws IOException {
        for (MetricSnapshot each : families) {
            if (!each.getDataPoints().isEmpty()) {
                write(each);
                family.writeDelimitedTo(out);
                family.clear();
            }
        }
    }

    private void write(MetricSnapshot snapshot) {
        if (snapshot instanceof CounterSnapshot) {
            begin(FamilyText.counterName(snapshot.getMetadata()) + FamilyText.TOTAL, snapshot, COUNTER);
            ((CounterSnapshot) snapshot).getDataPoints().forEach(this::counter);
        } else if (snapshot instanceof GaugeSnapshot) {
            begin(snapshot.getMetadata().getPrometheusName(), snapshot, GAUGE);
            ((GaugeSnapshot) snapshot).getDataPoints().forEach(this::gauge);
        } else if (snapshot instanceof HistogramSnapshot) {
            begin(snapshot.getMetadata().getPrometheusName(), snapshot, HISTOGRAM);
            ((HistogramSnapshot) snapshot).getDataPoints().forEach(this::histogram);
        } else if (snapshot instanceof SummarySnapshot) {
            begin(snapshot.getMetadata().getPrometheusName(), snapshot, SUMMARY);
            ((SummarySnapshot) snapshot).getDataPoints().forEach(this::summary);
        } else {
            throw new IllegalArgumentException("no protobuf for " + snapshot.getClass());
        }
    }

    private void begin(String name, MetricSnapshot snapshot, int type) {
        family.string(NAME, name);
        if (snapshot.getMetadata().getHelp() != null) {
            family.string(HELP, snapshot.getMetadata().getHelp());
        }
        family.present(TYPE, type);
    }

    private void counter(CounterDataPointSnapshot point) {
        value.clear().real(1, point.getValue());
        created(COUNTER_CREATED);
        add(point, OF_COUNTER);
    }

    private void gauge(GaugeDataPointSnapshot point) {
        value.clear().real(1, point.getValue());
        add(point, OF_GAUGE);
    }

    private void summary(SummaryDataPointSnapshot point) {
        countAndSum(point);
        for (Quantile quantile : point.getQuantiles()) {
            part.clear().real(1, quantile.getQuantile()).real(2, quantile.getValue());
            value.message(3, part);
        }
        created(SUMMARY_CREATED);
        add(point, OF_SUMMARY);
    }

    private void histogram(HistogramDataPointSnapshot point) {
        countAndSum(point);
        buckets(point.getClassicBuckets(), point.getExemplars());
        if (point.hasNativeHistogramData()) {
            natives.writeTo(value, point);
        }
        created(HISTOGRAM_CREATED);
        add(point, OF_HISTOGRAM);
    }

    private void buckets(ClassicHistogramBuckets buckets, Exemplars exemplars) {
        long below = 0;
        double lowerBound = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < buckets.size(); i++) {
            below += buckets.getCount(i);
            double upperBound = buckets.getUpperBound(i);
            part.clear().present(1, below).real(2, upperBound);
            Exemplar known = exemplars.size() == 0 ? null : exemplars.get(lowerBound, upperBound);
            if (known != null) {
                part.message(BUCKET_EXEMPLAR, written(known));
            }
            value.message(3, part);
            lowerBound = upperBound;
        }
    }

    private Protobuf written(Exemplar known) {
        labels(exemplar.clear(), known.getLabels(), detail);
        return exemplar.real(2, known.getValue()).message(EXEMPLAR_TIME, time(detail, known.getTimestampMillis()));
    }

    private void countAndSum(DistributionDataPointSnapshot point) {
        value.clear();
        if (point.hasCount()) {
            value.present(1, point.getCount());
        }
        if (point.hasSum()) {
            value.real(2, point.getSum());
        }
    }

    private void created(int field) {
        if (createdMillis != 0) {
            value.message(field, time(part, createdMillis));
        }
    }

    private void add(DataPointSnapshot point, int field) {
        labels(metric.clear(), point.getLabels(), part);
        family.message(METRIC, metric.message(field, value));
    }

    private static void labels(Protobuf to, Labels labels, Protobuf pair) {
        for (int i = 0; i < labels.size(); i++) {
            pair.clear().string(1, labels.getPrometheusName(i)).string(2, labels.getValue(i));
            to.message(LABEL, pair);
        }
    }

    private static Protobuf time(Protobuf to, long millis) {
        return to.clear().number(1, millis / 1000).number(2, millis % 1000 * 1_000_000);
    }
}
