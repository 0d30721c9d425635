package dev.sonde.metrics;

import static dev.sonde.metrics.Label.PART;
import static dev.sonde.metrics.MetricKind.COUNTER;

import java.util.Arrays;
import java.util.List;

/** Who takes what in this process, such that it adds up: {@code process_*_bill_*}. */
public final class BillMetrics {

    public static final Metric CPU_BILL = new Metric(
            "process_cpu_bill_seconds_total",
            COUNTER,
            "CPU time of the process by who took it; the parts add up to process_cpu_seconds_total.",
            PART);
    public static final Metric ALLOCATION_BILL = new Metric(
            "process_allocation_bill_bytes_total",
            COUNTER,
            "Heap bytes by who allocated them; the parts add up to all that was ever allocated.",
            PART);

    static final List<Metric> ALL = Arrays.asList(CPU_BILL, ALLOCATION_BILL);

    private BillMetrics() {}
}
