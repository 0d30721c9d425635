package dev.sonde.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Writes families as text, byte for byte as client_java's writers do, without going through the names and labels of a
 * series again for each of its lines. For one scrape, on one thread.
 *
 * <p>It knows the kinds of family that Sonde has, and of samples what they have: no timestamps, and
 * exemplars of histograms only.
 */
final class FamilyText {

    static final String TOTAL = "_total";
    private static final String CREATED = "_created";
    private static final int PIECE_BYTES = 1 << 15;

    private final TextFormat format;
    private final byte[] created;
    private final OutputStream out;
    private final ByteText text = new ByteText();
    private final SeriesText series = new SeriesText(text);
    private final ExemplarText exemplar = new ExemplarText(text);
    private final BoundLabels bounds = new BoundLabels();

    /**
     * @param createdMillis since when all is counted; 0 if that is not to be told
     */
    FamilyText(TextFormat format, long createdMillis, OutputStream out) {
        this.format = format;
        boolean tells = createdMillis != 0 && format == TextFormat.OPEN_METRICS;
        this.created = ByteText.bytes(
                tells ? String.format(Locale.ROOT, "%d.%03d\n", createdMillis / 1000, createdMillis % 1000) : "");
        this.out = out;
    }

    /** Writes them all, and what the format has at its end. */
    void write(MetricSnapshots families) throws IOException {
        for (MetricSnapshot family : families) {
            if (!family.getDataPoints().isEmpty()) {
                write(family);
            }
        }
        text.add(format.end).drainTo(out);
    }

    private void write(MetricSnapshot family) throws IOException {
        if (family instanceof CounterSnapshot) {
            counter((CounterSnapshot) family);
        } else if (family instanceof GaugeSnapshot) {
            gauge((GaugeSnapshot) family);
        } else if (family instanceof HistogramSnapshot) {
            histogram((HistogramSnapshot) family);
        } else if (family instanceof SummarySnapshot) {
            summary((SummarySnapshot) family);
        } else {
            throw new IllegalArgumentException("no text for " + family.getClass());
        }
    }

    private void counter(CounterSnapshot family) throws IOException {
        String name = counterName(family.getMetadata());
        format.writeMetadata(text, name, TOTAL, "counter", family.getMetadata());
        byte[] total = ByteText.bytes(name + TOTAL);
        byte[] since = ByteText.bytes(name + CREATED);
        for (CounterDataPointSnapshot point : family.getDataPoints()) {
            series.of(point.getLabels()).start(total).add(point.getValue()).add('\n');
            created(since);
            drain();
        }
    }

    private void gauge(GaugeSnapshot family) throws IOException {
        String name = family.getMetadata().getPrometheusName();
        format.writeMetadata(text, name, "", "gauge", family.getMetadata());
        byte[] value = ByteText.bytes(name);
        for (GaugeDataPointSnapshot point : family.getDataPoints()) {
            series.of(point.getLabels()).start(value).add(point.getValue()).add('\n');
            drain();
        }
    }

    private void histogram(HistogramSnapshot family) throws IOException {
        String name = family.getMetadata().getPrometheusName();
        format.writeMetadata(text, name, "", "histogram", family.getMetadata());
        byte[] bucket = ByteText.bytes(name + "_bucket");
        byte[] count = ByteText.bytes(name + "_count");
        byte[] sum = ByteText.bytes(name + "_sum");
        byte[] since = ByteText.bytes(name + CREATED);
        for (HistogramDataPointSnapshot point : family.getDataPoints()) {
            series.of(point.getLabels());
            buckets(bucket, point.getClassicBuckets(), point.getExemplars());
            countAndSum(count, sum, point);
            created(since);
            drain();
        }
    }

    private void buckets(byte[] name, ClassicHistogramBuckets buckets, Exemplars exemplars) {
        boolean tells = exemplars.size() > 0 && format == TextFormat.OPEN_METRICS;
        long below = 0;
        double lowerBound = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < buckets.size(); i++) {
            below += buckets.getCount(i);
            double upperBound = buckets.getUpperBound(i);
            series.start(name, bounds.of(i, upperBound)).add(below);
            Exemplar known = tells ? exemplars.get(lowerBound, upperBound) : null;
            if (known != null) {
                exemplar.add(known);
            }
            text.add('\n');
            lowerBound = upperBound;
        }
    }

    private void summary(SummarySnapshot family) throws IOException {
        String name = family.getMetadata().getPrometheusName();
        format.writeMetadata(text, name, "", "summary", family.getMetadata());
        byte[] quantiles = ByteText.bytes(name);
        byte[] count = ByteText.bytes(name + "_count");
        byte[] sum = ByteText.bytes(name + "_sum");
        byte[] since = ByteText.bytes(name + CREATED);
        for (SummaryDataPointSnapshot point : family.getDataPoints()) {
            series.of(point.getLabels());
            for (Quantile quantile : point.getQuantiles()) {
                byte[] label = BoundLabels.label("quantile", quantile.getQuantile());
                series.start(quantiles, label).add(quantile.getValue()).add('\n');
            }
            countAndSum(count, sum, point);
            created(since);
            drain();
        }
    }

    private void countAndSum(byte[] count, byte[] sum, DistributionDataPointSnapshot point) {
        if (point.hasCount()) {
            series.start(count).add(point.getCount()).add('\n');
        }
        if (point.hasSum()) {
            series.start(sum).add(point.getSum()).add('\n');
        }
    }

    private void created(byte[] name) {
        if (created.length > 0) {
            series.start(name).add(created);
        }
    }

    private void drain() throws IOException {
        if (text.length() >= PIECE_BYTES) {
            text.drainTo(out);
        }
    }

    /** The name of a counter without {@link #TOTAL}. */
    static String counterName(MetricMetadata metadata) {
        String name = metadata.getExpositionBasePrometheusName();
        return name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : metadata.getPrometheusName();
    }
}
