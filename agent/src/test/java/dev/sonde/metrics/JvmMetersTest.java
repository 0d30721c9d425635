package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.LiveThreads;
import dev.sonde.testing.Await;
import dev.sonde.testing.Promtool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JvmMetersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Meters micrometer = new Meters("shop", Naming.MICROMETER);
    private final Meters openTelemetry = new Meters("shop", Naming.OPENTELEMETRY);

    @AfterEach
    void close() {
        micrometer.close();
        openTelemetry.close();
    }

    @Test
    void theScrapeIsLintFreeButForANameThatPublicDashboardsAskFor() throws IOException, InterruptedException {
        ScrapeText scrape = afterAGc(micrometer, "jvm_gc_pause_seconds_count");
        assertEquals(
                List.of("system_cpu_count non-histogram and non-summary metrics should not have \"_count\" suffix"),
                Promtool.complaints(scrape.toString()));
    }

    @Test
    void openTelemetrysScrapeIsLintFreeButForItsOwnCounts() throws IOException, InterruptedException {
        ScrapeText scrape = afterAGc(openTelemetry, "jvm_gc_duration_seconds_count");
        List<String> others = Promtool.complaints(scrape.toString()).stream()
                .filter(line -> !line.matches("jvm_(buffer|class|cpu|file_descriptor|thread)_count non-histogram .*"))
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void everySeriesCarriesTheApplication() {
        ScrapeText scrape = afterAGc(micrometer, "jvm_gc_pause_seconds_count");
        for (String line : scrape.lines()) {
            assertTrue(line.startsWith("#") || line.contains("application=\"shop\""), line);
        }
    }

    @Test
    void theSumOfTheHeapPoolsMaximaIsTheMaximumOfTheHeap() {
        micrometer.bindJvm();
        double sum = ScrapeText.text(micrometer).series("jvm_memory_max_bytes").stream()
                .filter(line -> line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertEquals(Runtime.getRuntime().maxMemory(), (long) sum);
    }

    @Test
    void poolsWithoutALimitHaveNoMaximum() {
        micrometer.bindJvm();
        List<String> maxima = ScrapeText.text(micrometer).series("jvm_memory_max_bytes");
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            boolean listed = maxima.stream().anyMatch(line -> line.contains("id=\"" + pool.getName() + "\""));
            assertEquals(pool.getUsage().getMax() >= 0, listed, pool.getName());
        }
    }

    @Test
    void theThreadStatesAddUpToTheLiveThreads() {
        micrometer.bindJvm();
        Await.until("states that add up", PATIENCE, () -> {
            ScrapeText scrape = ScrapeText.text(micrometer);
            double sum = scrape.series("jvm_threads_states_threads").stream()
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            return sum + inNoGroup() == scrape.value("jvm_threads_live_threads");
        });
    }

    /** Threads that no group has, and so nobody finds: JFR keeps one such in some JDKs once it has run. */
    private static long inNoGroup() {
        List<Long> ids = new ArrayList<>();
        for (long id : ManagementFactory.getThreadMXBean().getAllThreadIds()) {
            ids.add(id);
        }
        LiveThreads.all().forEach(thread -> ids.remove(thread.getId()));
        return ids.size();
    }

    @Test
    void openTelemetrysNamesAreThoseOfItsConventions() {
        ScrapeText scrape = afterAGc(openTelemetry, "jvm_gc_duration_seconds_count");
        for (String series : List.of(
                "jvm_memory_used_bytes{application=\"shop\",jvm_memory_pool_name=\"Metaspace\",jvm_memory_type=\"non_heap\"}",
                "jvm_memory_committed_bytes{application=\"shop\",jvm_memory_pool_name=\"Metaspace\"",
                "jvm_memory_limit_bytes{application=\"shop\",jvm_memory_pool_name=\"Compressed Class Space\"",
                "jvm_gc_duration_seconds_bucket{application=\"shop\",jvm_gc_action=\"end of major GC\"",
                "jvm_thread_count{application=\"shop\",jvm_thread_daemon=\"true\",jvm_thread_state=\"timed_waiting\"}",
                "jvm_class_loaded_total{application=\"shop\"}",
                "jvm_class_unloaded_total{application=\"shop\"}",
                "jvm_class_count{application=\"shop\"}",
                "jvm_cpu_time_seconds_total{application=\"shop\"}",
                "jvm_cpu_count{application=\"shop\"}",
                "jvm_cpu_recent_utilization_ratio{application=\"shop\"}",
                "jvm_buffer_memory_used_bytes{application=\"shop\",jvm_buffer_pool_name=\"direct\"}",
                "jvm_buffer_memory_limit_bytes{application=\"shop\",jvm_buffer_pool_name=\"direct\"}",
                "jvm_buffer_count{application=\"shop\",jvm_buffer_pool_name=\"direct\"}")) {
            assertTrue(scrape.lines().stream().anyMatch(line -> line.startsWith(series)), series + "\n" + scrape);
        }
    }

    @Test
    void aTimersMaximumCanBeAskedForAlone() throws IOException {
        afterAGc(micrometer, "jvm_gc_pause_seconds_count");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exposition(micrometer).write(null, List.of("jvm_gc_pause_seconds_max"), out);
        List<String> families = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("# TYPE"))
                .toList();
        assertEquals(List.of("# TYPE jvm_gc_pause_seconds_max gauge"), families);
    }

    @Test
    void openMetricsTextEndsWithItsMark() {
        micrometer.bindJvm();
        List<String> lines = ScrapeText.openMetrics(micrometer).lines();
        assertEquals("# EOF", lines.get(lines.size() - 1));
    }

    @Test
    void aSettingForTheServicesOwnPrometheusLibraryDoesNoHarm() {
        System.setProperty("io.prometheus.of.another.version", "x");
        try (Meters meters = new Meters("shop", Naming.MICROMETER)) {
            meters.bindJvm();
            assertTrue(ScrapeText.text(meters).value("jvm_threads_live_threads") > 0);
        } finally {
            System.clearProperty("io.prometheus.of.another.version");
        }
    }

    /** GC meters come with the first collection, on the JVM's notification thread. */
    private static ScrapeText afterAGc(Meters meters, String gcSeries) {
        meters.bindJvm();
        System.gc();
        Await.until(
                gcSeries,
                PATIENCE,
                () -> !ScrapeText.text(meters).series(gcSeries).isEmpty());
        return ScrapeText.text(meters);
    }
}
