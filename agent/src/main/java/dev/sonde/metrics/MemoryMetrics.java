package dev.sonde.metrics;

import static dev.sonde.metrics.Label.PART;
import static dev.sonde.metrics.MetricKind.GAUGE;

import java.util.Arrays;
import java.util.List;

/** Where the memory of the process is. */
public final class MemoryMetrics {

    public static final Metric MEMORY_BILL = new Metric(
            "process_memory_bill_bytes",
            GAUGE,
            "Resident memory by what it is for, as of a minute ago; the parts add up to the resident size.",
            PART);
    public static final Metric HEAP_LIVE = new Metric(
            "process_heap_live_bytes", GAUGE, "Java heap in use after the last collection of each of its pools.");

    static final List<Metric> ALL = Arrays.asList(MEMORY_BILL, HEAP_LIVE);

    private MemoryMetrics() {}
}
