package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.expositionformats.TextFormatUtil;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What client_java writes of the same families is what is right. */
final class FamilyTextTest {

    private static final Scale SCALE = new Scale(0.005, 2.5);
    private static final Labels NONE = Labels.EMPTY;
    private static final Labels ORDERS = Labels.of("application", "shop", "uri", "/orders/{id}");
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void whatTheAgentTellsOfARealJvmReadsTheSame(TextFormat format) throws IOException {
        for (Naming naming : Naming.values()) {
            try (Meters meters = new Meters("shop", naming)) {
                meters.bindJvm();
                meters.histogram(RequestMetrics.REQUESTS, SCALE, () -> List.of(orders()));
                same(format, meters.registry().scrape());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void helpUnitsAndSeriesWithAndWithoutLabelsReadTheSame(TextFormat format) throws IOException {
        MetricMetadata helped = new MetricMetadata("a_seconds", "Back\\slash, \"quotes\",\nand Größe.", Unit.SECONDS);
        MetricMetadata bare = new MetricMetadata("b");
        ClassicHistogramBuckets buckets =
                ClassicHistogramBuckets.of(new double[] {0.1, 1, 10_000_000, INFINITE}, new long[] {3, 0, 12_345, 1});
        ClassicHistogramBuckets others = ClassicHistogramBuckets.of(new double[] {7, INFINITE}, new long[] {1, 2});
        for (MetricMetadata metadata : List.of(helped, bare)) {
            same(format, new CounterSnapshot(metadata, List.of(counter(5, NONE), counter(0.25, ORDERS))));
            same(format, new GaugeSnapshot(metadata, List.of(gauge(-5, NONE), gauge(1e9, ORDERS))));
            same(format, new SummarySnapshot(metadata, List.of(summary(NONE), summary(ORDERS))));
            same(format, new HistogramSnapshot(metadata, List.of(histogram(others, NONE), histogram(buckets, ORDERS))));
        }
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void exemplarsReadTheSame(TextFormat format) throws IOException {
        Labels ids = Labels.of("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736", "span_id", "00f067aa0ba902b7");
        Exemplars exemplars = Exemplars.of(
                new Exemplar(0.5, ids, 1_700_000_000_009L),
                new Exemplar(0.25, ids, 1_700_000_000_090L),
                new Exemplar(0.75, Labels.of("a", "\"b\\\n"), 1_700_000_000_900L),
                new Exemplar(1e-4, ids, 1_700_000_000_000L),
                new Exemplar(7, ids, 1_700_000_000_001L));
        ClassicHistogramBuckets buckets = ClassicHistogramBuckets.of(
                new double[] {0.001, 0.25, 0.5, 1, 2, INFINITE}, new long[] {1, 2, 3, 4, 0, 6});
        HistogramDataPointSnapshot point = new HistogramDataPointSnapshot(buckets, 1.5, ORDERS, exemplars, 0);
        same(format, new HistogramSnapshot(new MetricMetadata("h"), List.of(point)));
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void labelValuesAreEscapedTheSame(TextFormat format) throws IOException {
        for (String value :
                List.of("", "a\"b", "a\\b", "a\nb", "\\\"\n", "Größe \"é\"\n\\", "\uD83D\uDE00", "\uD800")) {
            same(format, new GaugeSnapshot(new MetricMetadata("g"), List.of(gauge(1, Labels.of("a", value)))));
        }
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void numbersReadTheSame(TextFormat format) throws IOException {
        for (double value : DecimalTest.NUMBERS) {
            same(format, new GaugeSnapshot(new MetricMetadata("g"), List.of(gauge(value, NONE))));
        }
        for (double value : List.of(INFINITE, Double.NEGATIVE_INFINITY, Double.NaN)) {
            same(format, new GaugeSnapshot(new MetricMetadata("g"), List.of(gauge(value, NONE))));
        }
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void familiesOfOneNameAreOneAndEmptyOnesAreLeftOut(TextFormat format) throws IOException {
        MetricMetadata metadata = new MetricMetadata("a_total", "a_total", "Help.", null);
        same(
                format,
                new CounterSnapshot(metadata, List.of(counter(5, NONE))),
                new CounterSnapshot(metadata, List.of(counter(6, ORDERS))),
                new GaugeSnapshot(new MetricMetadata("b"), List.of()));
        same(format);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_700_000_000_123L, 1_700_000_000_000L})
    void openMetricsTellsSinceWhenAllIsCountedAndTextDoesNot(long created) throws IOException {
        MetricSnapshots families = new MetricSnapshots(
                new CounterSnapshot(
                        new MetricMetadata("a"), List.of(new CounterDataPointSnapshot(5, ORDERS, null, created))),
                new GaugeSnapshot(new MetricMetadata("g"), List.of(gauge(5, ORDERS))),
                new HistogramSnapshot(
                        new MetricMetadata("h"),
                        List.of(new HistogramDataPointSnapshot(
                                ClassicHistogramBuckets.of(new double[] {INFINITE}, new long[] {2}),
                                12.75,
                                NONE,
                                Exemplars.EMPTY,
                                created))),
                new SummarySnapshot(
                        new MetricMetadata("s"),
                        List.of(new SummaryDataPointSnapshot(
                                7, 9.5, Quantiles.EMPTY, ORDERS, Exemplars.EMPTY, created))));
        assertEquals(
                OpenMetricsTextFormatWriter.builder()
                        .setCreatedTimestampsEnabled(true)
                        .build()
                        .toDebugString(families),
                written(TextFormat.OPEN_METRICS, created, families));
        assertEquals(
                PrometheusTextFormatWriter.create().toDebugString(families),
                written(TextFormat.PROMETHEUS, created, families));
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void aKindOfFamilyThatTheAgentDoesNotHaveIsRefused(TextFormat format) {
        InfoSnapshot info = InfoSnapshot.builder()
                .name("build")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(ORDERS)
                        .build())
                .build();
        assertThrows(IllegalArgumentException.class, () -> written(format, new MetricSnapshots(info)));
    }

    private static void same(TextFormat format, MetricSnapshot... families) throws IOException {
        same(format, new MetricSnapshots(families));
    }

    private static void same(TextFormat format, MetricSnapshots families) throws IOException {
        ExpositionFormatWriter right = format == TextFormat.PROMETHEUS
                ? PrometheusTextFormatWriter.create()
                : OpenMetricsTextFormatWriter.create();
        assertEquals(right.getContentType(), format.contentType);
        assertEquals(right.toDebugString(families), written(format, families));
    }

    private static String written(TextFormat format, MetricSnapshots families) throws IOException {
        return written(format, 0, families);
    }

    private static String written(TextFormat format, long created, MetricSnapshots families) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FamilyText(format, created, out).write(TextFormatUtil.mergeDuplicates(families));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Distribution orders() {
        return new Distribution(SomeCells.of(SCALE, 3, 2, 1), 4.25, "GET", "/orders/{id}", "200", "SUCCESS", null);
    }

    private static CounterDataPointSnapshot counter(double value, Labels labels) {
        return new CounterDataPointSnapshot(value, labels, null, 0);
    }

    private static GaugeDataPointSnapshot gauge(double value, Labels labels) {
        return new GaugeDataPointSnapshot(value, labels, null);
    }

    private static SummaryDataPointSnapshot summary(Labels labels) {
        Quantiles quantiles = Quantiles.of(new Quantile(0.5, 1.25), new Quantile(0.99, 3));
        return new SummaryDataPointSnapshot(7, 9.5, quantiles, labels, Exemplars.EMPTY, 0);
    }

    private static HistogramDataPointSnapshot histogram(ClassicHistogramBuckets buckets, Labels labels) {
        return new HistogramDataPointSnapshot(buckets, 12.75, labels, Exemplars.EMPTY, 0);
    }
}
