package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.metrics.Metric;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.MetricsTable;
import dev.sonde.testing.PrometheusServer;
import dev.sonde.testing.Promtool;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users do with the scrape: a real Prometheus server takes it and answers their questions. */
final class PrometheusServerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double BURNT_SECONDS = 0.005;

    @TempDir
    private Path folder;

    private ChildJvm service;
    private String url;

    private void start(String options) {
        service = FixtureProgram.of(Fixture.JDK, "burner")
                .on(Jdks.running())
                .agent("port=0,application=burner," + options)
                .main("Burner");
        url = "http://127.0.0.1:" + service.awaitLine("listening on (\\d+)").group(1);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void prometheusAnswersWhatARequestOfEachEndpointCosts() throws Exception {
        // The start of JFR would be most of what a process with so little work takes in the seconds looked at.
        start("jfr=false");
        serve(20);
        try (PrometheusServer prometheus = PrometheusServer.start(folder, service.sondePort())) {
            String cost = "sum by (uri)(rate(http_server_requests_cpu_seconds_total[20s]))"
                    + " / sum by (uri)(rate(http_server_requests_seconds_count[20s]))";
            Map<String, Double> costs = Await.value(
                    "costs of both endpoints",
                    PATIENCE,
                    () -> {
                        serve(10);
                        return prometheus.query(cost);
                    },
                    answer -> isNumber(answer.get("uri:/burn")) && isNumber(answer.get("uri:/rest")));
            assertEquals(BURNT_SECONDS, costs.get("uri:/burn"), BURNT_SECONDS * 0.2, costs::toString);
            assertTrue(costs.get("uri:/rest") < BURNT_SECONDS / 2, costs::toString);
            assertEndpointsCostNoMoreThanTheProcess(prometheus);
            assertTheMedianIsThatOfTheWork(prometheus);
            for (Metric metric : Metric.all()) {
                prometheus.query(MetricsTable.query(metric));
            }
        }
        Health.assertSound(service);
    }

    @Test
    void theWholeScrapeIsLintFreeButForANameThatPublicDashboardsAskFor() throws IOException, InterruptedException {
        start("jfr=true");
        serve(5);
        Scrape scrape = Await.value(
                "requests and events in the scrape",
                PATIENCE,
                () -> {
                    serve(5);
                    return service.scrape();
                },
                each -> each.has("http_server_requests_seconds_count") && each.has("jvm_exceptions_total"));
        assertEquals(Promtool.KNOWN, Promtool.complaints(scrape.text()));
    }

    private static void assertEndpointsCostNoMoreThanTheProcess(PrometheusServer prometheus) throws IOException {
        Map<String, Double> share = prometheus.query("sum(rate(http_server_requests_cpu_seconds_total[20s]))"
                + " / sum(rate(process_cpu_seconds_total[20s]))");
        assertTrue(share.get("") > 0.1 && share.get("") < 1.1, share::toString);
    }

    private static void assertTheMedianIsThatOfTheWork(PrometheusServer prometheus) throws IOException {
        Map<String, Double> median = prometheus.query("histogram_quantile(0.5,"
                + " sum by (le)(rate(http_server_requests_seconds_bucket{uri=\"/burn\"}[20s])))");
        assertTrue(median.get("") > BURNT_SECONDS * 0.9, median::toString);
    }

    private void serve(int requests) {
        for (int i = 0; i < requests; i++) {
            assertEquals("ok", HttpCalls.get(url + "/burn").body());
            assertEquals("ok", HttpCalls.get(url + "/rest").body());
        }
    }

    private static boolean isNumber(Double value) {
        return value != null && value > 0;
    }
}
