package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Sample;
import dev.sonde.testing.Scrape;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The option {@code names=opentelemetry} on a service that knows nothing of it. */
final class OpenTelemetryNamesIT {

    private static final String DURATION = "http_server_request_duration_seconds_count";

    @OnSomeJdks
    void requestsAndTheJvmHaveTheNamesOfTheSemanticConventions(Jdk jdk) {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "burner")
                .on(jdk)
                .agent("port=0,application=shop,names=opentelemetry")
                .main("Burner")) {
            String url =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
            child.sondePort();
            HttpCalls.get(url + "/rest");
            HttpCalls.get(url + "/fail");
            HttpCalls.get(url + "/nowhere");
            Scrape scrape = Await.value(
                    "three requests", Duration.ofSeconds(30), child::scrape, each -> each.sumOrZero(DURATION) == 3);
            assertEquals(
                    Map.of("http_request_method", "GET", "http_route", "/rest", "http_response_status_code", "200"),
                    labels(scrape, "http_response_status_code", "200"));
            assertEquals("500", labels(scrape, "http_route", "/fail").get("error_type"));
            assertFalse(labels(scrape, "http_response_status_code", "404").containsKey("http_route"));
            assertTrue(scrape.has("http_server_request_cpu_seconds_total", "http_route", "/rest"));
            assertTrue(scrape.has("jvm_memory_used_bytes", "jvm_memory_type", "heap"));
            assertTrue(scrape.has("process_cpu_seconds_total"));
            Health.assertSound(child);
        }
    }

    /** Those of the one series with this label, but for the application's. */
    private static Map<String, String> labels(Scrape scrape, String key, String value) {
        Sample sample = scrape.samples(DURATION, key, value).get(0);
        Map<String, String> labels = new HashMap<>(sample.labels());
        assertEquals("shop", labels.remove("application"));
        return labels;
    }
}
