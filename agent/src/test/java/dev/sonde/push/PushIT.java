package dev.sonde.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.PrometheusServer;
import dev.sonde.testing.Receiver;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.ServerProgram;
import dev.sonde.testing.TestKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real receivers have what a service pushed, while it runs and when it has ended. */
@Execution(ExecutionMode.CONCURRENT)
final class PushIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REQUESTS = 40;
    private static final int SIGTERM_EXIT = 143;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"explicit", "exponential"})
    void victoriaMetricsAnswersWithTheValuesOfTheScrape(String histograms) throws IOException {
        try (ServerProgram victoria = victoria();
                ChildJvm service = service(
                        "push-interval=1,otlp-histograms=" + histograms + ",otlp="
                                + victoria.url("/opentelemetry/v1/metrics"),
                        Jdks.running())) {
            serve(service);
            Scrape scrape = service.scrape();
            equal(REQUESTS, victoria, "sum(http_server_requests_seconds_count{uri=\"/burn\"})");
            equal(
                    scrape.value("http_server_requests_seconds_sum", "uri", "/burn"),
                    victoria,
                    "sum(http_server_requests_seconds_sum{uri=\"/burn\",application=\"burner\"})");
            equal(
                    scrape.value("http_server_requests_allocated_bytes_total", "uri", "/burn"),
                    victoria,
                    "sum(http_server_requests_allocated_bytes_total{uri=\"/burn\",method=\"GET\"})");
            equal(
                    scrape.value("process_start_time_seconds"),
                    victoria,
                    "process_start_time_seconds{service.name=\"burner\"}");
            double median = value(
                    victoria,
                    "histogram_quantile(0.5, sum by (le, vmrange) (http_server_requests_seconds_bucket"
                            + "{uri=\"/burn\"}))");
            assertTrue(median > 0.005 && median < 0.05, histograms + ": " + median);
            Health.assertSound(service);
        }
    }

    @Test
    void pushgatewayHoldsTheLastValuesOfAJobThatEnded() throws IOException {
        try (ServerProgram gateway = gateway()) {
            try (ChildJvm service = service("pushgateway=" + gateway.url(""), Jdks.running())) {
                serve(service);
                service.terminate();
                assertEquals(SIGTERM_EXIT, service.exitCode());
            }
            Scrape held = Scrape.parse(HttpCalls.get(gateway.url("/metrics")).body());
            assertEquals(REQUESTS, held.value("http_server_requests_seconds_count", "uri", "/burn", "job", "burner"));
            String job = """
                    - job_name: gateway
                      honor_labels: true
                      static_configs: [{targets: ['%s']}]
                    """.formatted(gateway.url("").substring("http://".length()));
            try (PrometheusServer prometheus = PrometheusServer.start("PROMETHEUS", folder, job)) {
                Map<String, Double> count = Await.value(
                        "the job's requests",
                        PATIENCE,
                        () -> prometheus.query("http_server_requests_seconds_count{job=\"burner\",uri=\"/burn\"}"),
                        values -> !values.isEmpty());
                assertEquals(REQUESTS, count.values().iterator().next());
            }
        }
    }

    @OnSomeJdks
    void aServiceThatIsToldToEndLeavesItsNumbersAndIsNotHeldUp(Jdk jdk) throws IOException {
        Path file = folder.resolve("left.prom");
        try (Receiver silent = new Receiver(i -> null);
                ChildJvm service = service("otlp=" + silent.url("") + ",snapshot=" + file, jdk)) {
            serve(service);
            long start = System.nanoTime();
            service.terminate();
            assertEquals(SIGTERM_EXIT, service.exitCode());
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%s: ended %.2f s after SIGTERM, its receiver silent%n", jdk, seconds);
            assertTrue(seconds < 4, seconds + " s");
            Scrape left = Scrape.parse(Files.readString(file));
            assertEquals(REQUESTS, left.value("http_server_requests_seconds_count", "uri", "/burn"));
        }
    }

    @OnSomeJdks
    void httpsIsPushedToWhereTheJvmTrustsTheServerAndNowhereElse(Jdk jdk) throws IOException {
        TestKeys keys = TestKeys.in(folder);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger received = new AtomicInteger();
        server.setHttpsConfigurator(new HttpsConfigurator(keys.showing()));
        server.createContext("/v1/metrics", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            received.incrementAndGet();
        });
        server.start();
        String options = "port=0,jfr=false,push-interval=1,otlp=https://127.0.0.1:"
                + server.getAddress().getPort();
        try (ChildJvm strange =
                FixtureProgram.of(Fixture.JDK, "burner").on(jdk).agent(options).main("Burner")) {
            strange.awaitLine("no push to otlp=https://127.0.0.1:\\d+/v1/metrics \\(.*(certif|PKIX|trust).*");
            assertEquals(0, received.get());
        }
        try (ChildJvm trusting = FixtureProgram.of(Fixture.JDK, "burner")
                .on(jdk)
                .property("javax.net.ssl.trustStore", keys.file().toString())
                .property("javax.net.ssl.trustStorePassword", keys.password())
                .property("javax.net.ssl.trustStoreType", "PKCS12")
                .agent(options)
                .main("Burner")) {
            Await.until("a push", PATIENCE, () -> received.get() > 0);
            Health.assertSound(trusting);
        } finally {
            server.stop(0);
        }
    }

    private ServerProgram victoria() throws IOException {
        return ServerProgram.start(
                "VICTORIA_METRICS",
                folder.resolve("victoria.log"),
                "/health",
                "-httpListenAddr=%s",
                "-storageDataPath=" + folder.resolve("victoria"),
                "-search.latencyOffset=0s",
                "-search.disableCache");
    }

    private ServerProgram gateway() throws IOException {
        return ServerProgram.start("PUSHGATEWAY", folder.resolve("gateway.log"), "/-/ready", "--web.listen-address=%s");
    }

    private static ChildJvm service(String options, Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "burner")
                .on(jdk)
                .agent("port=0,jfr=false,application=burner," + options)
                .main("Burner");
    }

    /** Requests, all of which are in the scrape. */
    private static void serve(ChildJvm service) {
        String url =
                "http://127.0.0.1:" + service.awaitLine("listening on (\\d+)").group(1) + "/burn";
        for (int i = 0; i < REQUESTS; i++) {
            assertEquals("ok", HttpCalls.get(url).body());
        }
        Await.until(
                "all requests in the scrape",
                PATIENCE,
                () -> service.scrape().value("http_server_requests_seconds_count", "uri", "/burn") == REQUESTS);
    }

    private static void equal(double expected, ServerProgram victoria, String query) {
        Await.value(query + " = " + expected, PATIENCE, () -> value(victoria, query), value -> value == expected);
    }

    private static double value(ServerProgram victoria, String query) {
        String escaped = URLEncoder.encode(query, StandardCharsets.UTF_8);
        String answer =
                HttpCalls.get(victoria.url("/api/v1/query?query=" + escaped)).body();
        String value = answer.replaceFirst("(?s).*\"value\":\\[[^,]*,\"([^\"]*)\"\\].*", "$1");
        return Double.parseDouble(value);
    }
}
