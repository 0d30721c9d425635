package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                RequestMetrics.class,
                AgentMetrics.class,
                JvmMetrics.class,
                EventMetrics.class,
                ProcessMetrics.class,
                CgroupMetrics.class,
                MemoryMetrics.class
            })
    void everyConstantOfATableIsInIt(Class<?> table) throws IllegalAccessException {
        for (Field field : table.getFields()) {
            assertTrue(Metric.all().contains((Metric) field.get(null)), field.getName());
        }
    }

    @ParameterizedTest
    @EnumSource(Naming.class)
    void noNameIsUsedTwice(Naming naming) {
        Set<String> names = new HashSet<>();
        for (Metric metric : Metric.all()) {
            assertTrue(names.add(metric.name(naming)), metric.name(naming));
        }
    }

    @ParameterizedTest
    @EnumSource(Naming.class)
    void countersAndOnlyCountersEndInTotal(Naming naming) {
        for (Metric metric : Metric.all()) {
            assertEquals(metric.kind == MetricKind.COUNTER, metric.name(naming).endsWith("_total"), metric.toString());
        }
    }

    @Test
    void everyMetricHasAHelpThatIsASentence() {
        for (Metric metric : Metric.all()) {
            assertTrue(metric.help.matches("[A-Z].*\\."), metric.toString());
            assertFalse(metric.help.contains("\n"), metric.toString());
        }
    }

    @Test
    void everyNameSaysItsBaseUnitInBothNamings() {
        for (Metric metric : Metric.all()) {
            assertTrue(metric.name(Naming.OPENTELEMETRY).contains(metric.unit()), metric.toString());
        }
        assertEquals("seconds", RequestMetrics.REQUESTS.unit());
        assertEquals("bytes", RequestMetrics.REQUESTS_ALLOCATED.unit());
        assertEquals("", AgentMetrics.ENDPOINTS.unit());
    }

    @Test
    void theLabelsAreThoseOfEachNaming() {
        assertEquals(
                List.of("method", "uri", "status", "outcome", "exception"),
                RequestMetrics.REQUESTS.labelKeys(Naming.MICROMETER));
        assertEquals(
                List.of("http_request_method", "http_route", "http_response_status_code", "error_type"),
                RequestMetrics.REQUESTS.labelKeys(Naming.OPENTELEMETRY));
        assertEquals(List.of("method", "uri"), RequestMetrics.REQUESTS_CPU.labelKeys(Naming.MICROMETER));
    }

    /** The nine of https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics. */
    @Test
    void allNineProcessNamesOfPrometheusAreInTheTable() {
        Set<String> names = new HashSet<>();
        for (Metric metric : Metric.all()) {
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
