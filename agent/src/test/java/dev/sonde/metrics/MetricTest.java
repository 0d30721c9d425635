package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MetricTest {

    @ParameterizedTest
    @EnumSource(Naming.class)
    void noNameIsUsedTwice(Naming naming) {
        Set<String> names = new HashSet<>();
        for (Metric metric : Metric.values()) {
            assertTrue(names.add(metric.name(naming)), metric.name(naming));
        }
    }

    @ParameterizedTest
    @EnumSource(Naming.class)
    void countersAndOnlyCountersEndInTotal(Naming naming) {
        for (Metric metric : Metric.values()) {
            assertEquals(metric.kind == MetricKind.COUNTER, metric.name(naming).endsWith("_total"), metric.name());
        }
    }

    @Test
    void everyMetricHasAHelpThatIsASentence() {
        for (Metric metric : Metric.values()) {
            assertTrue(metric.help.matches("[A-Z].*\\."), metric.name());
            assertFalse(metric.help.contains("\n"), metric.name());
        }
    }

    @Test
    void everyNameSaysItsBaseUnitInBothNamings() {
        for (Metric metric : Metric.values()) {
            assertTrue(metric.name(Naming.OPENTELEMETRY).contains(metric.unit()), metric.name());
        }
        assertEquals("seconds", Metric.REQUESTS.unit());
        assertEquals("bytes", Metric.REQUESTS_ALLOCATED.unit());
        assertEquals("", Metric.ENDPOINTS.unit());
    }

    @Test
    void theLabelsAreThoseOfEachNaming() {
        assertEquals(
                List.of("method", "uri", "status", "outcome", "exception"),
                Metric.REQUESTS.labelKeys(Naming.MICROMETER));
        assertEquals(
                List.of("http_request_method", "http_route", "http_response_status_code", "error_type"),
                Metric.REQUESTS.labelKeys(Naming.OPENTELEMETRY));
        assertEquals(List.of("method", "uri"), Metric.REQUESTS_CPU.labelKeys(Naming.MICROMETER));
    }

    /** The nine of https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics. */
    @Test
    void allNineProcessNamesOfPrometheusAreInTheTable() {
        Set<String> names = new HashSet<>();
        for (Metric metric : Metric.values()) {
            names.add(metric.name(Naming.MICROMETER));
        }
        assertTrue(names.containsAll(List.of(
                "process_cpu_seconds_total",
                "process_open_fds",
                "process_max_fds",
                "process_virtual_memory_bytes",
                "process_virtual_memory_max_bytes",
                "process_resident_memory_bytes",
                "process_heap_bytes",
                "process_start_time_seconds",
                "process_threads")));
    }
}
