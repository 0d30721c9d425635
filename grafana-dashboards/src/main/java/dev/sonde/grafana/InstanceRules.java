package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_INSTANCE;
import static dev.sonde.grafana.Promql.max;
import static dev.sonde.grafana.Promql.rate5m;
import static dev.sonde.grafana.Promql.ratioOn;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Rule.record;
import static dev.sonde.grafana.Scope.ALL;

import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.BillMetrics;
import dev.sonde.metrics.CgroupMetrics;
import dev.sonde.metrics.MemoryMetrics;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.ProcessMetrics;
import dev.sonde.metrics.RequestMetrics;
import java.util.List;

/** What an instance does, takes and may take. */
final class InstanceRules {

    static RuleGroup rates() {
        String errors = rateOf(ALL.where(RequestRules.SERVER_ERRORS).countOf(RequestMetrics.REQUESTS));
        return new RuleGroup(
                "sonde-instances",
                "1m",
                List.of(
                        record(Recorded.INSTANCE_REQUESTS, rateOf(ALL.countOf(RequestMetrics.REQUESTS))),
                        record(Recorded.INSTANCE_ERRORS, errors + " or 0 * " + Recorded.INSTANCE_REQUESTS),
                        record(Recorded.INSTANCE_SECONDS, rateOf(ALL.sumOf(RequestMetrics.REQUESTS))),
                        record(Recorded.INSTANCE_REQUEST_CPU, rateOf(ALL.of(RequestMetrics.REQUESTS_CPU))),
                        record(Recorded.INSTANCE_CPU, rateOf(ALL.of(ProcessMetrics.PROCESS_CPU))),
                        record(
                                Recorded.INSTANCE_GC_CPU,
                                rateOf(ALL.where("part=\"gc\"").of(BillMetrics.CPU_BILL))),
                        record(
                                Recorded.INSTANCE_JIT_CPU,
                                rateOf(ALL.where("part=\"jit\"").of(BillMetrics.CPU_BILL))),
                        record(Recorded.INSTANCE_ALLOCATED, rateOf(ALL.of(BillMetrics.ALLOCATION_BILL))),
                        record(Recorded.INSTANCE_AGENT_CPU, rateOf(ALL.of(AgentMetrics.AGENT_CPU))),
                        record(Recorded.INSTANCE_GC_PAUSE, rateOf(ALL.of(Binder.GC_PAUSE_SUM))),
                        record(
                                Recorded.INSTANCE_THROTTLED,
                                ratioOn(
                                        BY_INSTANCE,
                                        rateOf(ALL.of(CgroupMetrics.CPU_THROTTLED_PERIODS)),
                                        rateOf(ALL.of(CgroupMetrics.CPU_PERIODS))))));
    }

    static RuleGroup limits() {
        return new RuleGroup(
                "sonde-instance-limits",
                "1m",
                List.of(
                        record(
                                Recorded.INSTANCE_CPU_LIMIT,
                                maxOf(CgroupMetrics.CPU_LIMIT) + " or " + max(BY_INSTANCE, ALL.of(Binder.PROCESSORS))),
                        record(Recorded.INSTANCE_MEMORY_LIMIT, maxOf(ProcessMetrics.PROCESS_MEMORY_LIMIT)),
                        record(Recorded.INSTANCE_RESIDENT, maxOf(ProcessMetrics.PROCESS_RESIDENT)),
                        record(Recorded.INSTANCE_HEAP_LIVE, maxOf(MemoryMetrics.HEAP_LIVE)),
                        record(
                                Recorded.INSTANCE_HEAP_MAX,
                                sum(BY_INSTANCE, ALL.where("area=\"heap\"").of(Binder.MEMORY_MAX) + " > 0"))));
    }

    static RuleGroup utilisation() {
        return new RuleGroup(
                "sonde-instance-utilisation",
                "1m",
                List.of(
                        used("cpu", Recorded.INSTANCE_CPU.toString(), Recorded.INSTANCE_CPU_LIMIT.toString()),
                        used("heap", Recorded.INSTANCE_HEAP_LIVE.toString(), Recorded.INSTANCE_HEAP_MAX.toString()),
                        used(
                                "memory",
                                Recorded.INSTANCE_RESIDENT.toString(),
                                Recorded.INSTANCE_MEMORY_LIMIT.toString()),
                        used("threads", maxOf(CgroupMetrics.PIDS), maxOf(CgroupMetrics.PIDS_LIMIT)),
                        used("files", maxOf(ProcessMetrics.PROCESS_OPEN_FDS), maxOf(ProcessMetrics.PROCESS_MAX_FDS))));
    }

    private static Rule used(String resource, String amount, String limit) {
        return record(Recorded.INSTANCE_UTILISATION, ratioOn(BY_INSTANCE, amount, limit))
                .label("resource", resource);
    }

    private static String rateOf(String counter) {
        return sum(BY_INSTANCE, rate5m(counter));
    }

    private static String maxOf(Metric gauge) {
        return max(BY_INSTANCE, ALL.of(gauge));
    }

    private InstanceRules() {}
}
