package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.PrometheusServer;
import dev.sonde.testing.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Prometheus servers, old and new, read every format of the scrape and find the same in each. */
final class FormatsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REQUESTS = 200;
    private static final String COUNTED = "http_server_requests_seconds%s{uri=\"/burn\"%s}";
    private static final String WITH_NATIVES_AND_EXEMPLARS = "--enable-feature=native-histograms,exemplar-storage";
    private static final double[] BOUNDS = {0, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
    };

    @TempDir
    private Path folder;

    private ChildJvm service;
    private double[] clientSeconds;
    private final Set<String> sent = new HashSet<>();
    private double wayThereAndBackSeconds;

    @BeforeEach
    void serve() {
        service = FixtureProgram.of(Fixture.JDK, "burner")
                .on(Jdks.running())
                // Else each answer waits 40 ms for the client's acknowledgement, of which the server knows nothing.
                .property("sun.net.httpserver.nodelay", "true")
                .agent("port=0,application=burner,jfr=false,created=true")
                .main("Burner");
        String url =
                "http://127.0.0.1:" + service.awaitLine("listening on (\\d+)").group(1);
        double[] rest = calls(url + "/rest");
        wayThereAndBackSeconds = rest[rest.length * 98 / 100];
        clientSeconds = calls(url + "/burn");
        // The answer is there before the request is booked.
        Await.until(
                "all requests in the scrape",
                PATIENCE,
                () -> service.scrape().value("http_server_requests_seconds_count", "uri", "/burn") == REQUESTS);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void thisYearsPrometheusReadsEveryFormatAndFindsTheSameInEach() throws IOException {
        List<String> protocols = List.of(
                "PrometheusProto",
                "OpenMetricsText1.0.0",
                "OpenMetricsText0.0.1",
                "PrometheusText1.0.0",
                "PrometheusText0.0.4");
        String jobs = protocols.stream()
                .map(protocol -> """
                        - job_name: %1$s
                          scrape_protocols: [%1$s]
                          always_scrape_classic_histograms: true
                          static_configs: [{targets: ['127.0.0.1:%2$d']}]
                        """.formatted(protocol, service.sondePort()))
                .collect(Collectors.joining());
        try (PrometheusServer prometheus =
                PrometheusServer.start("PROMETHEUS", folder, jobs, WITH_NATIVES_AND_EXEMPLARS)) {
            String count = "sum by (job) (" + COUNTED.formatted("_count", "") + ")";
            Map<String, Double> counts = Await.value(
                    "the count by every format",
                    PATIENCE,
                    () -> prometheus.query(count),
                    values -> values.size() == protocols.size());
            protocols.forEach(protocol -> assertEquals(REQUESTS, counts.get("job:" + protocol), counts::toString));
            Map<String, Double> sums = prometheus.query("sum by (job) (" + COUNTED.formatted("_sum", "") + ")");
            assertEquals(1, sums.values().stream().distinct().count(), sums::toString);
            assertEquals(protocols.size(), sums.size(), sums::toString);
            assertTheQuantilesAgree(prometheus);
            assertEveryFormatHasTheSameSeries(prometheus, protocols);
            for (String protocol : List.of("PrometheusProto", "OpenMetricsText1.0.0", "OpenMetricsText0.0.1")) {
                String buckets = COUNTED.formatted("_bucket", ",job=\"" + protocol + '"');
                assertTheClientsTracesComeBack(prometheus, buckets);
            }
            assertTheClientsTracesComeBack(prometheus, COUNTED.formatted("", ""));
            String text = COUNTED.formatted("_bucket", ",job=~\"PrometheusText.*\"");
            assertEquals(Set.of(), prometheus.traceIds(text));
        }
        Health.assertSound(service);
    }

    @Test
    void anOldPrometheusReadsOpenMetricsAndWithNativeHistogramsProtobuf() throws IOException {
        String job = """
                - job_name: sonde
                  static_configs: [{targets: ['127.0.0.1:%d']}]
                """.formatted(service.sondePort());
        try (PrometheusServer prometheus =
                PrometheusServer.start("PROMETHEUS_2", folder, job, "--enable-feature=exemplar-storage")) {
            awaitAll(prometheus, COUNTED.formatted("_count", ""));
            assertTheClientsTracesComeBack(prometheus, COUNTED.formatted("_bucket", ""));
        }
        try (PrometheusServer prometheus =
                PrometheusServer.start("PROMETHEUS_2", folder, job, WITH_NATIVES_AND_EXEMPLARS)) {
            awaitAll(prometheus, "histogram_count(" + COUNTED.formatted("", "") + ")");
            assertNear(client(0.9), quantile(prometheus, 0.9, ""), 0.06);
            assertTheClientsTracesComeBack(prometheus, COUNTED.formatted("", ""));
        }
    }

    private void assertTheClientsTracesComeBack(PrometheusServer prometheus, String series) throws IOException {
        Set<String> found = prometheus.traceIds(series);
        System.out.println("exemplars of " + series + ": " + found.size());
        assertFalse(found.isEmpty(), series);
        assertTrue(sent.containsAll(found), found::toString);
    }

    private static void awaitAll(PrometheusServer prometheus, String query) {
        Await.value(
                query,
                PATIENCE,
                () -> prometheus.query("sum(" + query + ")"),
                values -> values.getOrDefault("", 0.0) == REQUESTS);
    }

    private void assertTheQuantilesAgree(PrometheusServer prometheus) throws IOException {
        awaitAll(prometheus, "histogram_count(" + COUNTED.formatted("", ",job=\"PrometheusProto\"") + ")");
        for (double q : new double[] {0.25, 0.5, 0.75, 0.9}) {
            double natively = quantile(prometheus, q, "");
            double classically = quantile(prometheus, q, "_bucket");
            System.out.printf(
                    "p%.0f: native %.5f, classic %.5f, client %.5f s%n", 100 * q, natively, classically, client(q));
            assertEquals(bucket(classically), bucket(natively), natively + " and " + classically);
            assertNear(client(q), natively, 0.06);
        }
    }

    /** Within a native bucket's width, half of it to each side, and what the way between them takes. */
    private void assertNear(double client, double server, double share) {
        double least = client * (1 - share) - wayThereAndBackSeconds;
        // The client has its answer before the server is done with the request.
        double most = client * (1 + share) + wayThereAndBackSeconds;
        assertTrue(server > least && server < most, server + " for " + client);
    }

    private static void assertEveryFormatHasTheSameSeries(PrometheusServer prometheus, List<String> protocols)
            throws IOException {
        String all = "count by (job) ({job=~\".+\",__name__!~\".*_created|up|scrape_.*\",__name__!=\"%s\"})";
        Map<String, Double> series = prometheus.query(all.formatted("http_server_requests_seconds"));
        assertEquals(protocols.size(), series.size(), series::toString);
        DoubleSummaryStatistics counts =
                series.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        // Native histograms are series of their own, and some are there only now and then, such as a state of threads.
        assertTrue(counts.getMin() > 100 && counts.getMax() - counts.getMin() < 20, series::toString);
        Map<String, Double> created = prometheus.query("count by (job) ({__name__=~\".*_created\"})");
        assertTrue(created.keySet().stream().allMatch(job -> job.contains("OpenMetrics")), created::toString);
    }

    private static double quantile(PrometheusServer prometheus, double q, String suffix) throws IOException {
        String job = suffix.isEmpty() ? "" : ",job=\"PrometheusProto\"";
        return prometheus
                .query("histogram_quantile(" + q + ", " + COUNTED.formatted(suffix, job) + ")")
                .values()
                .iterator()
                .next();
    }

    private double client(double q) {
        return clientSeconds[(int) Math.ceil(q * clientSeconds.length) - 1];
    }

    private static int bucket(double seconds) {
        return (int) Arrays.stream(BOUNDS).filter(bound -> bound < seconds).count();
    }

    private double[] calls(String url) {
        return IntStream.range(0, REQUESTS)
                .mapToDouble(i -> secondsOf(url))
                .sorted()
                .toArray();
    }

    private double secondsOf(String url) {
        String trace = Traces.newId();
        sent.add(trace);
        long start = System.nanoTime();
        assertEquals(
                "ok", HttpCalls.get(url, Traces.HEADER, Traces.header(trace)).body());
        return (System.nanoTime() - start) / 1e9;
    }
}
