package dev.sonde.bill;

import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.BillMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.ProcessMetrics;
import dev.sonde.metrics.Sample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Shows the {@link Bill} on the scrape, and the process's CPU time of the same moment, so that it adds up. */
public final class BillMeters {

    private static final List<Metric> METRICS = Arrays.asList(
            BillMetrics.CPU_BILL,
            BillMetrics.ALLOCATION_BILL,
            ProcessMetrics.PROCESS_CPU,
            AgentMetrics.AGENT_CPU,
            AgentMetrics.AGENT_ALLOCATED,
            AgentMetrics.AGENT_THREADS,
            AgentMetrics.JFR_CPU);

    private BillMeters() {}

    /** Registers it; it is read on every scrape. */
    public static void bind(Meters meters, Bill bill) {
        meters.families(METRICS, () -> samples(bill.read(), bill));
    }

    private static List<List<Sample>> samples(BillReading reading, Bill bill) {
        return Arrays.asList(
                reading.cpuSeconds(),
                reading.allocatedBytes(),
                one(reading.totalCpuSeconds()),
                one(reading.cpuSeconds(Lines.AGENT)),
                one(reading.allocatedBytes(Lines.AGENT)),
                one(bill.agentThreads()),
                one(bill.jfrCpuSeconds()));
    }

    private static List<Sample> one(double value) {
        return Collections.singletonList(new Sample(value));
    }
}
