package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The page and the JSON of the whole agent. */
@Execution(ExecutionMode.CONCURRENT)
final class LiveIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @OnSomeJdks
    void whatTheEndpointsTookIsWhatTheScrapeSays(Jdk jdk) {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "profile")
                .on(jdk)
                .agent("port=0")
                .arguments("4")
                .main("Service")) {
            child.awaitLine("ready");
            child.send("30 /c /allocate /c");
            child.awaitLine("done 30 /c /allocate /c", PATIENCE);
            Await.until("all are closed", PATIENCE, () -> {
                Scrape scrape = child.scrape();
                return scrape.sumOrZero("http_server_requests_seconds_count") == 360 && HttpCounts.active(scrape) == 0;
            });
            Map<String, Object> told = json(child, "/api/v1/endpoints?last=start");
            Scrape scrape = child.scrape();
            List<Map<String, Object>> endpoints = endpoints(told);
            assertEquals(2, endpoints.size(), told::toString);
            endpoints.forEach(endpoint -> assertSame(endpoint, scrape, bounds(told)));
            assertEquals(360, number(JsonText.object(told.get("all")), "total", "requests"));
            assertRecent(endpoints, told);
            assertHistory(child);
            Health.assertSound(child);
        }
    }

    @OnSomeJdks
    void thePageAndAllThatItAsksForIsThere(Jdk jdk) {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "life")
                .on(jdk)
                .agent("port=0,cpu=false")
                .main("Idle")) {
            HttpResponse<String> page = get(child, "/");
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("class HeatMap"), page.body());
            assertEquals("ok\n", get(child, "/healthz").body());
            Map<String, Object> status = json(child, "/status");
            assertEquals("Idle", status.get("application"));
            assertEquals(Map.of(), status.get("failures"));
            Map<String, Object> options = json(child, "/api/v1/options");
            assertEquals(List.of("port=0 (argument)", "cpu=false (argument)"), texts(options.get("chosen")));
            assertEquals("127.0.0.1", JsonText.object(options.get("defaults")).get("host"));
            assertEquals(400, get(child, "/api/v1/endpoints?last=9m").statusCode());
            assertEquals(400, get(child, "/api/v1/history?from=-1").statusCode());
            Health.assertSound(child);
        }
    }

    @OnSomeJdks
    void onAllAddressesOnlyWhatIsAsOpenAsTheScrapeIsThere(Jdk jdk) {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "life")
                .on(jdk)
                .agent("port=0,host=0.0.0.0,bill=false,jfr=false")
                .main("Idle")) {
            for (String path : List.of("/", "/api/v1/endpoints", "/api/v1/history", "/api/v1/options")) {
                assertEquals(403, get(child, path).statusCode(), path);
            }
            assertEquals(200, get(child, "/healthz").statusCode());
            assertEquals(false, json(child, "/status").get("recordsEvents"));
            Health.assertSound(child);
        }
    }

    private static void assertSame(Map<String, Object> endpoint, Scrape scrape, List<Double> bounds) {
        String[] labels = {"method", (String) endpoint.get("method"), "uri", (String) endpoint.get("uri")};
        assertEquals(scrape.sum("http_server_requests_seconds_count", labels), number(endpoint, "total", "requests"));
        assertEquals(
                scrape.sum("http_server_requests_seconds_sum", labels), number(endpoint, "total", "seconds"), 1e-9);
        assertEquals(
                scrape.value("http_server_requests_cpu_seconds_total", labels),
                number(endpoint, "total", "cpuSeconds"),
                1e-12);
        assertEquals(
                scrape.value("http_server_requests_allocated_bytes_total", labels),
                number(endpoint, "total", "allocatedBytes"));
        assertEquals(scrape.value("http_server_requests_active", labels), (double) endpoint.get("active"));
        double below = 0;
        List<?> counts = (List<?>) JsonText.object(endpoint.get("total")).get("buckets");
        for (int i = 0; i < bounds.size(); i++) {
            below += (double) counts.get(i);
            List<String> wanted = new ArrayList<>(List.of(labels));
            wanted.addAll(List.of("le", bounds.get(i).toString()));
            assertEquals(scrape.sum("http_server_requests_seconds_bucket", wanted.toArray(String[]::new)), below);
        }
    }

    /** Since the start, the figures of the window are those in all. */
    private static void assertRecent(List<Map<String, Object>> endpoints, Map<String, Object> told) {
        double shares = 0;
        for (Map<String, Object> endpoint : endpoints) {
            double requests = number(endpoint, "recent", "requests");
            assertEquals(number(endpoint, "total", "requests"), requests);
            assertEquals(requests / (double) told.get("seconds"), number(endpoint, "recent", "perSecond"), 1e-9);
            double cpuSeconds = number(endpoint, "total", "cpuSeconds");
            assertEquals(cpuSeconds / requests, number(endpoint, "recent", "cpuSecondsPerRequest"), 1e-12);
            assertEquals(
                    cpuSeconds / (double) told.get("processCpuSeconds"), number(endpoint, "recent", "cpuShare"), 1e-9);
            assertTrue(number(endpoint, "recent", "p50Seconds") <= number(endpoint, "recent", "p99Seconds"));
            shares += number(endpoint, "recent", "cpuShare");
        }
        assertTrue(shares > 0 && shares < 1, "shares " + shares);
    }

    private static void assertHistory(ChildJvm child) {
        Await.until(
                "a moment",
                PATIENCE,
                () -> !((List<?>) json(child, "/api/v1/history").get("seconds")).isEmpty());
        Map<String, Object> topics =
                JsonText.object(json(child, "/api/v1/history").get("topics"));
        for (String topic : List.of("requests", "latency", "cpu", "allocation", "heap", "gc", "threads", "hiccups")) {
            assertTrue(!JsonText.object(topics.get(topic)).isEmpty(), topic);
        }
    }

    private static List<Map<String, Object>> endpoints(Map<String, Object> told) {
        return ((List<?>) told.get("endpoints")).stream().map(JsonText::object).toList();
    }

    private static List<Double> bounds(Map<String, Object> told) {
        return ((List<?>) told.get("bucketBounds"))
                .stream().map(Double.class::cast).toList();
    }

    private static double number(Map<String, Object> endpoint, String part, String key) {
        return (double) JsonText.object(endpoint.get(part)).get(key);
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private static Map<String, Object> json(ChildJvm child, String path) {
        HttpResponse<String> answer = get(child, path);
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElse(""));
        return JsonText.object(answer.body());
    }

    private static HttpResponse<String> get(ChildJvm child, String path) {
        return HttpCalls.get("http://127.0.0.1:" + child.sondePort() + path);
    }
}
