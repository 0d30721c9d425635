package dev.sonde.cli.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class RecordingsTest {
    private static final String SHOP = "job=\"shop\"";

    @Test
    void whatIsRecordedIsAskedByItsName() throws IOException {
        assertEquals(
                "max by (namespace, job) (max_over_time(instance:process_cpu_cores:rate5m{job=\"shop\"}[7d:5m]))",
                asked("max by (namespace, job) (max_over_time(instance:process_cpu_cores:rate5m[7d:5m]))", true));
    }

    @Test
    void whatIsNotIsAskedOfTheCounters() throws IOException {
        assertEquals(
                "avg_over_time((sum by (namespace, job) ((sum by (namespace, job, instance)"
                        + " (rate(process_cpu_seconds_total{job=\"shop\"}[5m])))))[1d:5m])",
                asked("avg_over_time(job:process_cpu_cores:rate5m[1d])", false));
    }

    @Test
    void aRulesOwnLabelsAndNumbersStay() throws IOException {
        assertEquals(
                "(sum by (namespace, job, instance)"
                        + " (rate(process_cpu_bill_seconds_total{part=\"gc\",job=\"shop\"}[5m])))",
                asked("instance:gc_cpu_cores:rate5m", false));
        assertEquals(
                "(sum by (namespace, job, instance) (jvm_memory_max_bytes{area=\"heap\",job=\"shop\"} > 0))",
                asked("instance:heap_max_bytes:sum", false));
    }

    @Test
    void ofSeveralPartsOneCanBeAsked() throws IOException {
        String memory = asked("job:capacity_left_days:min{resource=\"memory\"}", false);
        assertFalse(memory.contains("heap"), memory);
        assertFalse(memory.contains("label_replace"), memory);
        assertEquals(
                "job:capacity_left_days:min{resource=\"memory\",job=\"shop\"}",
                asked("job:capacity_left_days:min{resource=\"memory\"}", true));
    }

    private static String asked(String expression, boolean isRecorded) throws IOException {
        return new Recordings(SHOP, isRecorded).asked(expression);
    }
}
