package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Public dashboards for Micrometer's names find here every series and label that their queries use. */
final class DashboardsTest {

    /** Series and the labels that queries of 4701, 11378 and Grafana Labs' jvm-mixin (java_micrometer) name. */
    private static final Map<String, List<String>> ASKED_FOR = new TreeMap<>(Map.ofEntries(
            Map.entry("http_server_requests_seconds_count", List.of("status", "uri", "method", "outcome")),
            Map.entry("http_server_requests_seconds_sum", List.of("status", "uri", "method")),
            Map.entry("http_server_requests_seconds_bucket", List.of("le", "uri")),
            Map.entry("http_server_requests_seconds_max", List.of("status")),
            Map.entry("process_uptime_seconds", List.of()),
            Map.entry("process_cpu_usage", List.of()),
            Map.entry("process_files_open_files", List.of()),
            Map.entry("process_files_max_files", List.of()),
            Map.entry("system_cpu_usage", List.of()),
            Map.entry("system_cpu_count", List.of()),
            Map.entry("system_load_average_1m", List.of()),
            Map.entry("jvm_memory_used_bytes", List.of("area", "id")),
            Map.entry("jvm_memory_committed_bytes", List.of("area", "id")),
            Map.entry("jvm_memory_max_bytes", List.of("area", "id")),
            Map.entry("jvm_threads_live_threads", List.of()),
            Map.entry("jvm_threads_daemon_threads", List.of()),
            Map.entry("jvm_threads_peak_threads", List.of()),
            Map.entry("jvm_threads_states_threads", List.of("state")),
            Map.entry("jvm_gc_pause_seconds_count", List.of("action", "cause")),
            Map.entry("jvm_gc_pause_seconds_sum", List.of("action", "cause")),
            Map.entry("jvm_gc_pause_seconds_max", List.of("action", "cause")),
            Map.entry("jvm_gc_memory_allocated_bytes_total", List.of()),
            Map.entry("jvm_gc_memory_promoted_bytes_total", List.of()),
            Map.entry("jvm_classes_loaded_classes", List.of()),
            Map.entry("jvm_classes_unloaded_classes_total", List.of()),
            Map.entry("jvm_buffer_memory_used_bytes", List.of("id")),
            Map.entry("jvm_buffer_total_capacity_bytes", List.of("id")),
            Map.entry("jvm_buffer_count_buffers", List.of("id"))));

    @Test
    void everySeriesAndLabelThatTheirQueriesNameIsThere() {
        try (Meters meters = new Meters("shop", Naming.MICROMETER)) {
            Scale scale = new Scale(1);
            String[] labels = {"GET", "/a", "200", "SUCCESS", null};
            meters.bindJvm();
            meters.histogram(
                    RequestMetrics.REQUESTS,
                    scale,
                    () -> List.of(new Distribution(SomeCells.of(scale, 1, 0), 1, labels)));
            meters.family(RequestMetrics.REQUESTS_MAX, () -> List.of(new Sample(1, labels)));
            System.gc();
            Await.until(
                    "a collection",
                    Duration.ofSeconds(30),
                    () -> !ScrapeText.text(meters)
                            .series("jvm_gc_pause_seconds_count")
                            .isEmpty());
            Map<String, List<String>> found = new TreeMap<>();
            ScrapeText scrape = ScrapeText.text(meters);
            ASKED_FOR.forEach((series, keys) -> found.put(series, present(scrape.series(series), keys)));
            assertEquals(ASKED_FOR, found);
        }
    }

    private static List<String> present(List<String> series, List<String> keys) {
        return series.isEmpty()
                ? List.of("no such series")
                : keys.stream()
                        .filter(key -> series.get(0).contains(key + "=\""))
                        .toList();
    }
}
