package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That what is pushed is what OpenTelemetry's own classes read: each message as it would be built with them. */
final class OtlpExpositionTest {

    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final long NOW_MILLIS = 1_700_000_060_500L;
    private static final long START_NANOS = START_MILLIS * 1_000_000;
    private static final long NOW_NANOS = NOW_MILLIS * 1_000_000;
    private static final Scale SCALE = new Scale(0.5, 1);
    private static final String[] ORDERS = {"GET", "/größe", "200", "SUCCESS", null};

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final TracedDurations traced = new TracedDurations(SCALE, 0);
    private final Meters meters = new Meters("shop", Naming.MICROMETER);

    @BeforeEach
    void register() {
        CellCounts tally = new CellCounts(SCALE);
        tally.record(0, 2);
        tally.record(500_000_000, 3);
        tally.record(501_000_000);
        tally.record(2_000_000_000, 4);
        meters.histogram(RequestMetrics.REQUESTS, SCALE, () -> List.of(new Distribution(tally, traced, 4.25, ORDERS)));
        meters.family(RequestMetrics.REQUESTS_ACTIVE, () -> List.of(new Sample(Double.NaN, "GET", "/größe")));
        meters.family(RequestMetrics.REQUESTS_CPU, () -> List.of(new Sample(1.5, "GET", "/größe")));
        meters.family(AgentMetrics.BUILD_INFO, () -> List.of(new Sample(1, "1.0", "17")));
    }

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void aRequestNamesTheResourceAndWhoMeasured() throws InvalidProtocolBufferException {
        ResourceMetrics sent = sent(false).getResourceMetrics(0);
        assertEquals(
                List.of(attribute("service.name", "shop"), attribute("host.name", "here")),
                sent.getResource().getAttributesList());
        assertEquals("dev.sonde", sent.getScopeMetrics(0).getScope().getName());
        assertFalse(sent.getScopeMetrics(0).getScope().getVersion().isEmpty());
        assertEquals(1, sent.getScopeMetricsCount() * sent(false).getResourceMetricsCount());
    }

    @Test
    void countersAreCumulativeSumsAndGaugesAreGaugesUnderTheNamesOfTheScrape() throws InvalidProtocolBufferException {
        Metric counter = metric(false, "http_server_requests_cpu_seconds_total");
        assertEquals(
                Metric.newBuilder()
                        .setName("http_server_requests_cpu_seconds_total")
                        .setDescription(RequestMetrics.REQUESTS_CPU.help)
                        .setUnit("s")
                        .setSum(io.opentelemetry.proto.metrics.v1.Sum.newBuilder()
                                .setIsMonotonic(true)
                                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                                .addDataPoints(number(1.5)
                                        .addAttributes(attribute("application", "shop"))
                                        .addAttributes(attribute("method", "GET"))
                                        .addAttributes(attribute("uri", "/größe"))))
                        .build(),
                counter);
        assertEquals(
                Metric.newBuilder()
                        .setName("sonde_build_info")
                        .setDescription(AgentMetrics.BUILD_INFO.help)
                        .setGauge(io.opentelemetry.proto.metrics.v1.Gauge.newBuilder()
                                .addDataPoints(number(1)
                                        .addAttributes(attribute("application", "shop"))
                                        .addAttributes(attribute("java", "17"))
                                        .addAttributes(attribute("version", "1.0"))))
                        .build(),
                metric(false, "sonde_build_info"));
    }

    @Test
    void aHistogramIsWholeWithItsOwnBounds() throws InvalidProtocolBufferException {
        HistogramDataPoint.Builder point = HistogramDataPoint.newBuilder()
                .setStartTimeUnixNano(START_NANOS)
                .setTimeUnixNano(NOW_NANOS)
                .setCount(10)
                .setSum(4.25)
                .addAllBucketCounts(List.of(5L, 1L, 4L))
                .addAllExplicitBounds(List.of(0.5, 1.0));
        assertEquals(
                Metric.newBuilder()
                        .setName("http_server_requests_seconds")
                        .setDescription(RequestMetrics.REQUESTS.help)
                        .setUnit("s")
                        .setHistogram(io.opentelemetry.proto.metrics.v1.Histogram.newBuilder()
                                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                                .addDataPoints(point.addAllAttributes(orders())))
                        .build(),
                metric(false, "http_server_requests_seconds"));
    }

    @Test
    void aHistogramIsWholeWithExponentialBuckets() throws InvalidProtocolBufferException {
        // Buckets of base 2^(1/8): up to 0.5 s is number -9, the next -8, and up to 2 s is number 7.
        ExponentialHistogramDataPoint.Buckets.Builder positive = ExponentialHistogramDataPoint.Buckets.newBuilder()
                .setOffset(-9)
                .addAllBucketCounts(List.of(3L, 1L))
                .addAllBucketCounts(java.util.Collections.nCopies(14, 0L))
                .addBucketCounts(4);
        ExponentialHistogramDataPoint.Builder point = ExponentialHistogramDataPoint.newBuilder()
                .setStartTimeUnixNano(START_NANOS)
                .setTimeUnixNano(NOW_NANOS)
                .setCount(10)
                .setSum(4.25)
                .setScale(3)
                .setZeroCount(2)
                .setZeroThreshold(Math.scalb(1.0, -20))
                .setPositive(positive);
        assertEquals(
                io.opentelemetry.proto.metrics.v1.ExponentialHistogram.newBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                        .addDataPoints(point.addAllAttributes(orders()))
                        .build(),
                metric(true, "http_server_requests_seconds").getExponentialHistogram());
    }

    @Test
    void histogramsOfBothKindsHaveTheTracesAsExemplars() throws InvalidProtocolBufferException {
        long now = System.currentTimeMillis();
        int bucket = SCALE.classic(SCALE.cell(501_000_000));
        traced.wish(bucket, 501_000_000, System.nanoTime()).grant("00-" + TRACE + "-00f067aa0ba902b7-01", now);
        Exemplar exemplar = Exemplar.newBuilder()
                .setTimeUnixNano(now * 1_000_000)
                .setAsDouble(0.501)
                .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(TRACE)))
                .setSpanId(ByteString.copyFrom(HexFormat.of().parseHex("00f067aa0ba902b7")))
                .build();
        String name = "http_server_requests_seconds";
        assertEquals(
                List.of(exemplar),
                metric(false, name).getHistogram().getDataPoints(0).getExemplarsList());
        assertEquals(
                List.of(exemplar),
                metric(true, name).getExponentialHistogram().getDataPoints(0).getExemplarsList());
    }

    @Test
    void allThatIsOnTheScrapeIsPushedWithTheSameValues() throws InvalidProtocolBufferException {
        meters.bindJvm();
        Map<String, Metric> pushed = sent(false).getResourceMetrics(0).getScopeMetrics(0).getMetricsList().stream()
                .collect(Collectors.toMap(Metric::getName, metric -> metric));
        assertEquals(
                ScrapeText.text(meters).lines().stream()
                        .filter(line -> line.startsWith("# TYPE "))
                        .map(line -> line.split(" ")[2])
                        .collect(Collectors.toSet()),
                pushed.keySet());
        assertEquals(
                ScrapeText.text(meters).value("system_cpu_count"),
                pushed.get("system_cpu_count").getGauge().getDataPoints(0).getAsDouble());
    }

    private Metric metric(boolean exponential, String name) throws InvalidProtocolBufferException {
        return sent(exponential).getResourceMetrics(0).getScopeMetrics(0).getMetricsList().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ExportMetricsServiceRequest sent(boolean exponential) throws InvalidProtocolBufferException {
        Map<String, String> resource = new java.util.LinkedHashMap<>();
        resource.put("service.name", "shop");
        resource.put("host.name", "here");
        return ExportMetricsServiceRequest.parseFrom(new OtlpExposition(meters, resource, START_MILLIS, exponential)
                .request(NOW_MILLIS)
                .toBytes());
    }

    private static NumberDataPoint.Builder number(double value) {
        return NumberDataPoint.newBuilder()
                .setStartTimeUnixNano(START_NANOS)
                .setTimeUnixNano(NOW_NANOS)
                .setAsDouble(value);
    }

    private static List<KeyValue> orders() {
        return List.of(
                attribute("application", "shop"),
                attribute("exception", "None"),
                attribute("method", "GET"),
                attribute("outcome", "SUCCESS"),
                attribute("status", "200"),
                attribute("uri", "/größe"));
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
