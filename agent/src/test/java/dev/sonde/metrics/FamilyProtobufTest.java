package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.UnknownFieldSet;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
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
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the protobuf format is what client_java's own writer makes of the same families, to the byte. */
final class FamilyProtobufTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Labels ORDERS = Labels.of("method", "GET", "uri", "/orders/{id}", "who", "Größe \uD83D\uDE00");

    @ParameterizedTest
    @ValueSource(longs = {1_700_000_000_123L, 1_700_000_000_000L})
    void countersTellTheSameOfWhenTheyBegan(long created) throws IOException {
        MetricMetadata metadata = new MetricMetadata("a", "Help.");
        same(
                created,
                new CounterSnapshot(metadata, List.of(new CounterDataPointSnapshot(7, ORDERS, null, created))),
                new GaugeSnapshot(new MetricMetadata("g"), List.of(new GaugeDataPointSnapshot(1, ORDERS, null))));
    }

    @Test
    void histogramsAndSummariesTellItWhereTheFormatHasThePlaceForIt() throws IOException {
        ClassicHistogramBuckets all = ClassicHistogramBuckets.of(new double[] {INFINITE}, new long[] {7});
        MetricSnapshots families = new MetricSnapshots(
                new HistogramSnapshot(
                        new MetricMetadata("h"),
                        List.of(new HistogramDataPointSnapshot(all, 1, ORDERS, Exemplars.EMPTY, 0))),
                new SummarySnapshot(
                        new MetricMetadata("s"),
                        List.of(new SummaryDataPointSnapshot(7, 9, Quantiles.EMPTY, ORDERS, Exemplars.EMPTY, 0))));
        InputStream in = new ByteArrayInputStream(written(1_700_000_000_123L, families));
        assertEquals(List.of(1_700_000_000L, 123_000_000L), timestamp(in, 7, 15), "histogram");
        assertEquals(List.of(1_700_000_000L, 123_000_000L), timestamp(in, 4, 4), "summary");
    }

    private static List<Long> timestamp(InputStream in, int kind, int created) throws IOException {
        UnknownFieldSet family = UnknownFieldSet.newBuilder().build();
        family = family.getParserForType().parseDelimitedFrom(in);
        UnknownFieldSet timestamp = inner(inner(inner(family, 4), kind), created);
        return List.of(
                timestamp.getField(1).getVarintList().get(0),
                timestamp.getField(2).getVarintList().get(0));
    }

    private static UnknownFieldSet inner(UnknownFieldSet message, int field) throws IOException {
        return UnknownFieldSet.parseFrom(
                message.getField(field).getLengthDelimitedList().get(0));
    }

    @Test
    void everyKindOfFamilyIsTheSame() throws IOException {
        ClassicHistogramBuckets buckets =
                ClassicHistogramBuckets.of(new double[] {0.1, 2.5, INFINITE}, new long[] {3, 0, 5_000_000_000L});
        Quantiles quantiles = Quantiles.of(new Quantile(0.5, 1.25), new Quantile(0.99, 3));
        same(
                0,
                new CounterSnapshot(
                        new MetricMetadata("a", "Help with \"quotes\"\n."),
                        List.of(
                                new CounterDataPointSnapshot(0, Labels.EMPTY, null, 0),
                                new CounterDataPointSnapshot(1e300, ORDERS, null, 0))),
                new CounterSnapshot(
                        new MetricMetadata("a_total", "a_total", null, null),
                        List.of(new CounterDataPointSnapshot(7, ORDERS, null, 0))),
                new GaugeSnapshot(
                        new MetricMetadata("g", "Gauge."),
                        List.of(
                                new GaugeDataPointSnapshot(-0.0, Labels.EMPTY, null),
                                new GaugeDataPointSnapshot(Double.NaN, ORDERS, null))),
                new GaugeSnapshot(new MetricMetadata("empty"), List.of()),
                new HistogramSnapshot(
                        new MetricMetadata("h", "Histogram."),
                        List.of(new HistogramDataPointSnapshot(buckets, 12.75, ORDERS, Exemplars.EMPTY, 0))),
                new SummarySnapshot(
                        new MetricMetadata("s", "Summary."),
                        List.of(
                                new SummaryDataPointSnapshot(7, 9.5, quantiles, ORDERS, Exemplars.EMPTY, 0),
                                new SummaryDataPointSnapshot(
                                        1, 2, Quantiles.EMPTY, Labels.EMPTY, Exemplars.EMPTY, 0))));
        same(0);
    }

    @Test
    void nativeBucketsAreInTheSameSpans() throws IOException {
        Random random = new Random(11);
        for (int attempt = 0; attempt < 200; attempt++) {
            int[] indexes = random.ints(random.nextInt(40), -170, 110)
                    .sorted()
                    .distinct()
                    .toArray();
            long[] counts = random.longs(indexes.length, 0, 1000).toArray();
            long zeros = random.nextInt(3);
            long all = zeros + java.util.Arrays.stream(counts).sum();
            HistogramDataPointSnapshot point = new HistogramDataPointSnapshot(
                    ClassicHistogramBuckets.of(new double[] {INFINITE}, new long[] {all}),
                    3,
                    zeros,
                    Scale.ZERO_THRESHOLD,
                    NativeHistogramBuckets.of(indexes, counts),
                    NativeHistogramBuckets.EMPTY,
                    1.5,
                    ORDERS,
                    Exemplars.EMPTY,
                    0);
            if (all > 0 && indexes.length > 0) {
                same(0, new HistogramSnapshot(new MetricMetadata("h", "Histogram."), List.of(point)));
            }
        }
    }

    @Test
    void exemplarsAreTheSameWithAndWithoutNativeBuckets() throws IOException {
        Labels ids = Labels.of("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736", "span_id", "00f067aa0ba902b7");
        Exemplars exemplars = Exemplars.of(
                new Exemplar(0.5, ids, 1_700_000_000_009L),
                new Exemplar(0.25, Labels.of("who", "Größe"), 1_700_000_000_000L),
                new Exemplar(7, ids, 1_700_000_000_999L));
        ClassicHistogramBuckets buckets =
                ClassicHistogramBuckets.of(new double[] {0.25, 0.5, 2, INFINITE}, new long[] {1, 2, 0, 6});
        NativeHistogramBuckets natives = NativeHistogramBuckets.of(new int[] {-16, -8, 23}, new long[] {1, 2, 6});
        HistogramDataPointSnapshot both = new HistogramDataPointSnapshot(
                buckets, 3, 0, Scale.ZERO_THRESHOLD, natives, NativeHistogramBuckets.EMPTY, 1.5, ORDERS, exemplars, 0);
        HistogramDataPointSnapshot classic = new HistogramDataPointSnapshot(buckets, 1.5, ORDERS, exemplars, 0);
        same(0, new HistogramSnapshot(new MetricMetadata("h"), List.of(both)));
        same(0, new HistogramSnapshot(new MetricMetadata("h"), List.of(classic)));
    }

    @Test
    void theAgentsOwnFamiliesAreTheSameAndHaveNativeBucketsBesideTheClassicOnes() throws IOException {
        for (Naming naming : Naming.values()) {
            try (Meters meters = new Meters("shop", naming)) {
                Scale scale = new Scale(0.005, 2.5);
                String[] labels = {"GET", "/orders/{id}", "200", "SUCCESS", null};
                meters.histogram(
                        RequestMetrics.REQUESTS,
                        scale,
                        () -> List.of(new Distribution(SomeCells.of(scale, 3, 2, 1), 4.25, labels)));
                meters.bindJvm();
                MetricSnapshots all = meters.registry().scrape(WholeHistograms.WANTED);
                HistogramDataPointSnapshot point = (HistogramDataPointSnapshot) all.stream()
                        .filter(family ->
                                family.getMetadata().getPrometheusName().startsWith("http_"))
                        .findFirst()
                        .orElseThrow()
                        .getDataPoints()
                        .get(0);
                assertTrue(point.hasNativeHistogramData() && point.hasClassicHistogramData());
                assertEquals(6, point.getCount());
                assertArrayEquals(right(all), written(0, all));
            }
        }
    }

    @Test
    void aKindOfFamilyThatTheAgentDoesNotHaveIsRefused() {
        InfoSnapshot info = InfoSnapshot.builder()
                .name("build")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(ORDERS)
                        .build())
                .build();
        assertThrows(IllegalArgumentException.class, () -> written(0, new MetricSnapshots(info)));
    }

    private static void same(long created, MetricSnapshot... families) throws IOException {
        MetricSnapshots all = new MetricSnapshots(families);
        assertArrayEquals(right(all), written(created, all));
    }

    private static byte[] right(MetricSnapshots families) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PrometheusProtobufWriter().write(out, families, EscapingScheme.ALLOW_UTF8);
        return out.toByteArray();
    }

    private static byte[] written(long created, MetricSnapshots families) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FamilyProtobuf(created, out).write(families);
        return out.toByteArray();
    }
}
