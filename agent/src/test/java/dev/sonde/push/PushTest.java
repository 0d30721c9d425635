package dev.sonde.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.OptionReader;
import dev.sonde.base.Options;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.testing.Await;
import dev.sonde.testing.Receiver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PushTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(printed, true, StandardCharsets.UTF_8));
    private final Failures failures = new Failures(log);
    private final Meters meters = new Meters("shop", Naming.MICROMETER);
    private Push push;

    @AfterEach
    void close() {
        if (push != null) {
            push.close();
        }
        meters.close();
        assertEquals(Map.of(), failures.counts());
    }

    @Test
    void otlpIsPostedZippedWithTheHeadersOfTheFileAndOfTheResource() throws IOException {
        Path headers = Files.writeString(
                folder.resolve("headers"),
                "# who\nAuthorization: Bearer s3cret=:x\nX-Scope-OrgID=team\n bad name: y\n");
        try (Receiver receiver = new Receiver(i -> OK)) {
            start("otlp=" + receiver.url("") + ",push-interval=1,otlp-headers=" + headers);
            Receiver.Received first = first(receiver);
            assertTrue(first.head().startsWith("POST /v1/metrics HTTP/1.1\r\n"), first.head());
            assertTrue(first.head().contains("Content-Type: application/x-protobuf\r\n"), first.head());
            assertTrue(first.head().contains("Authorization: Bearer s3cret=:x\r\n"), first.head());
            assertTrue(first.head().contains("X-Scope-OrgID: team\r\n"), first.head());
            assertFalse(first.head().contains("bad"), first.head());
            ExportMetricsServiceRequest sent = ExportMetricsServiceRequest.parseFrom(first.body());
            List<String> resource = sent.getResourceMetrics(0).getResource().getAttributesList().stream()
                    .map(attribute ->
                            attribute.getKey() + '=' + attribute.getValue().getStringValue())
                    .toList();
            assertTrue(
                    resource.containsAll(List.of("service.name=shop", "process.pid=77", "team=a b")),
                    resource::toString);
        }
    }

    @Test
    void theHeadersOfTheEnvironmentAreForThoseWithoutAFile() throws IOException {
        try (Receiver receiver = new Receiver(i -> OK)) {
            start("otlp=" + receiver.url("/otlp/v1/metrics?x=1") + ",push-interval=1");
            Receiver.Received first = first(receiver);
            assertTrue(first.head().startsWith("POST /otlp/v1/metrics?x=1 HTTP/1.1\r\n"), first.head());
            assertTrue(first.head().contains("api-key: a b\r\n"), first.head());
        }
    }

    @Test
    void whatIsRefusedForNowIsTriedAgainAsSoonAsTheAnswerAllowsAndToldOnce() throws IOException {
        String later = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2";
        try (Receiver receiver = new Receiver(i -> i < 2 ? later : OK)) {
            start("otlp=" + receiver.url("/") + ",push-interval=1");
            Await.until("three pushes", PATIENCE, () -> receiver.received().size() >= 3);
            List<Receiver.Received> received = receiver.received();
            assertTrue(received.get(1).nanos() - received.get(0).nanos() > 1.9e9);
            assertTrue(received.get(2).nanos() - received.get(1).nanos() > 1.9e9);
            assertEquals(1, lines().size(), lines()::toString);
            assertTrue(lines().get(0).contains("503 Service Unavailable"), lines()::toString);
            Await.until("the counts", PATIENCE, () -> counts().contains("result=\"ok\",target=\"otlp\"} 1.0"));
            assertTrue(counts().contains("result=\"failed\",target=\"otlp\"} 2.0"), counts());
        }
    }

    @Test
    void whatAReceiverTakesOnlyInPartIsToldOnceAndCounted() throws IOException {
        String message = "no room for\nthese " + "x".repeat(90);
        String body = new String(partial(7, message), StandardCharsets.US_ASCII);
        List<String> answers = List.of(
                OK,
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\n" + body.substring(0, 2) + "\r\n"
                        + Integer.toHexString(body.length() - 2) + "\r\n" + body.substring(2) + "\r\n0");
        try (Receiver receiver = new Receiver(i -> answers.get(Math.min(i, 2)))) {
            start("otlp=" + receiver.url("/") + ",push-interval=1");
            Await.until("three pushes", PATIENCE, () -> receiver.received().size() == 3);
            Await.until("the counts", PATIENCE, () -> counts().contains("{application=\"shop\",target=\"otlp\"} 14.0"));
            assertTrue(counts().contains("result=\"failed\",target=\"otlp\"} 0.0"), counts());
            assertEquals(1, lines().size(), lines()::toString);
            assertTrue(lines().get(0).contains("without 7 data points (no room for?these xxx"), lines()::toString);
        }
    }

    @Test
    void anAnswerThatIsNotOfOtlpTellsNothing() {
        assertEquals(3, OtlpAnswer.read(partial(3, "")).rejectedPoints);
        assertEquals(0, OtlpAnswer.read(new byte[0]).rejectedPoints);
        assertEquals(0, OtlpAnswer.read("{\"partialSuccess\":{}}".getBytes(StandardCharsets.UTF_8)).rejectedPoints);
        assertEquals(0, OtlpAnswer.read(partial(-3, "")).rejectedPoints);
        byte[] cut = partial(3, "because of the rest of this");
        for (int length = 0; length < cut.length; length++) {
            assertEquals(0, OtlpAnswer.read(Arrays.copyOf(cut, length)).rejectedPoints);
        }
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = partial(i, "why");
            random.ints(3, 0, noise.length).forEach(at -> noise[at] = (byte) random.nextInt());
            assertTrue(OtlpAnswer.read(noise).rejectedPoints >= 0);
        }
    }

    @Test
    void nobodyThereAndNoHttpAreOneLineEach() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Receiver receiver = new Receiver(i -> "SSH-2.0-OpenSSH_9")) {
            start("otlp=http://127.0.0.1:" + port + ",pushgateway=" + receiver.url("/") + ",push-interval=1");
            Await.until("both lines", PATIENCE, () -> lines().size() == 2);
            assertTrue(
                    lines().toString().contains("otlp=http://127.0.0.1:" + port + "/v1/metrics (Connection refused"));
            assertTrue(lines().toString().contains("the answer is not of HTTP/1.1"), lines()::toString);
        }
    }

    @Test
    void aPushgatewayGetsTextInTheGroupOfTheApplicationOrAnother() throws IOException {
        try (Receiver receiver = new Receiver(i -> "HTTP/1.1 202 Accepted")) {
            start("pushgateway=" + receiver.url("/") + ",push-interval=1");
            Receiver.Received first = first(receiver);
            assertTrue(first.head().startsWith("PUT /metrics/job/shop HTTP/1.1\r\n"), first.head());
            assertTrue(first.head().contains("Content-Type: text/plain; version=0.0.4"), first.head());
            assertTrue(new String(first.body(), StandardCharsets.UTF_8).contains("sonde_build_info{"), first.head());
        }
        push.close();
        try (Receiver receiver = new Receiver(i -> "HTTP/1.1 202 Accepted")) {
            start("pushgateway=" + receiver.url("/metrics/job/nightly/instance/a1") + ",push-interval=1");
            assertTrue(first(receiver).head().startsWith("PUT /metrics/job/nightly/instance/a1 HTTP/1.1\r\n"));
        }
    }

    @Test
    void closingPushesALastTimeAndWaitsForNoServerThatIsSilent() throws IOException {
        try (Receiver receiver = new Receiver(i -> OK);
                Receiver silent = new Receiver(i -> null)) {
            Path file = folder.resolve("last-%p.prom");
            start("otlp=" + receiver.url("") + ",pushgateway=" + silent.url("") + ",snapshot=" + file
                    + ",push-interval=1000");
            long start = System.nanoTime();
            push.close();
            double seconds = (System.nanoTime() - start) / 1e9;
            assertTrue(seconds < 2.2, seconds + " s");
            assertFalse(receiver.received().isEmpty());
            assertTrue(Files.readString(folder.resolve("last-77.prom")).contains("sonde_build_info{"));
            assertEquals(List.of("last-77.prom"), List.of(folder.toFile().list()));
        }
    }

    @Test
    void aFolderThatIsNotThereIsOneLine() {
        start("snapshot=" + folder.resolve("no/such/file") + ",push-interval=1");
        Await.until("a line", PATIENCE, () -> lines().size() == 1);
        assertTrue(lines().get(0).contains("no push to snapshot="), lines()::toString);
    }

    @Test
    void passwordsInUrlsAreRefusedAndNothingThatCouldBeSecretIsTold() {
        OptionReader reader = new OptionReader();
        Options options = reader.read(
                "otlp=http://me:s3cret@host/v1/metrics,pushgateway=https://host/x?token=s3cret",
                new Properties(),
                Map.of());
        assertEquals("", options.text(Options.OTLP));
        assertFalse(reader.complaints().toString().contains("s3cret"), reader.complaints()::toString);
        assertEquals(List.of("pushgateway=https://host/x?*** (argument)"), options.chosen());
    }

    @Test
    void aTimeToWaitIsSecondsOrADate() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertEquals(120_000, HttpAnswer.millis("120", now));
        assertEquals(90_000, HttpAnswer.millis("Thu, 01 Jan 2026 00:01:30 GMT", now));
        assertEquals(0, HttpAnswer.millis("Wed, 31 Dec 2025 00:01:30 GMT", now));
        assertEquals(0, HttpAnswer.millis("soon", now));
        assertEquals(0, HttpAnswer.millis("-5", now));
    }

    private void start(String argument) {
        OptionReader reader = new OptionReader();
        Options options = reader.read(argument, new Properties(), Map.of());
        assertEquals(List.of(), reader.complaints());
        meters.registry().clear();
        meters.bindAgent("1", failures);
        Map<String, String> environment =
                Map.of("OTEL_EXPORTER_OTLP_HEADERS", "api-key=a%20b", "OTEL_RESOURCE_ATTRIBUTES", "team=a%20b");
        Exposition exposition = new Exposition(meters);
        Targets targets = new Targets(options)
                .withOtlp(meters, new Resource("shop", "77", 1, environment), environment)
                .withPushgateway(exposition, "shop")
                .withSnapshot(exposition, "77", log);
        push = Push.start(targets, () -> options.count(Options.PUSH_INTERVAL), meters, log, failures);
    }

    private static byte[] partial(long rejected, String message) {
        return ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                        .setRejectedDataPoints(rejected)
                        .setErrorMessage(message))
                .build()
                .toByteArray();
    }

    private static Receiver.Received first(Receiver receiver) {
        Await.until("a push", PATIENCE, () -> !receiver.received().isEmpty());
        return receiver.received().get(0);
    }

    private String counts() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exposition(meters).write(null, List.of("sonde_pushes_total", "sonde_push_rejected_points_total"), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
