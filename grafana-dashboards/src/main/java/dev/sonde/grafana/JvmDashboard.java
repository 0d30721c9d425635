package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.rate;
import static dev.sonde.grafana.Promql.ratio;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Scope.INSTANCES;

import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.BillMetrics;
import dev.sonde.metrics.EventMetrics;
import dev.sonde.metrics.JvmMetrics;
import dev.sonde.metrics.MemoryMetrics;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.ProfileMetrics;
import java.util.List;

/** Who in the JVM takes CPU and memory, what stops its threads, and which methods are hot. */
final class JvmDashboard {

    private static final Scope HEAP = INSTANCES.where("area=\"heap\"");

    static Dashboard dashboard() {
        return new Dashboard(
                "jvm",
                "Sonde / JVM & profile",
                "Who in the JVM takes CPU and memory, what stops its threads, which methods are hot.",
                "now-1h",
                Dashboards.variables(),
                List.of(bills(), memory(), pauses(), code(), agent()));
    }

    private static Row bills() {
        return Row.of(
                        "Who takes the CPU",
                        Panel.graph(
                                        "CPU bill",
                                        "short",
                                        "Cores by who took them; adds up to the process. "
                                                + "Much gc: allocate less. Much jit: still warming up.")
                                .query(sum("part", rate(INSTANCES.of(BillMetrics.CPU_BILL))), "{{part}}")
                                .size(12, 9)
                                .stacked(),
                        Panel.graph(
                                        "Allocation bill",
                                        "Bps",
                                        "Heap bytes by who allocated them. What is not requests' is timers, "
                                                + "pools, consumers.")
                                .query(sum("part", rate(INSTANCES.of(BillMetrics.ALLOCATION_BILL))), "{{part}}")
                                .size(12, 9)
                                .stacked())
                .and(profile());
    }

    private static List<Panel> profile() {
        return List.of(
                Panel.bars(
                                "Hot methods",
                                "short",
                                "Cores in a method itself, the most first. Its callers are in the flame graph on "
                                        + "the agent's page.")
                        .query(
                                "topk(12, "
                                        + sum(
                                                "function",
                                                rate(INSTANCES
                                                        .where("function!=\"other\"")
                                                        .of(ProfileMetrics.METHODS_CPU)))
                                        + ")",
                                "{{function}}")
                        .size(12, 10),
                Panel.graph(
                                "Blocked in requests",
                                "short",
                                "Threads that serve requests and stand still, by what for. Monitor: a lock that all "
                                        + "take.")
                        .query(sum("blocker", rate(INSTANCES.of(ProfileMetrics.REQUESTS_BLOCKED))), "{{blocker}}")
                        .size(12, 10)
                        .stacked());
    }

    private static Row memory() {
        return Row.of(
                        "Who takes the memory",
                        Panel.graph(
                                        "Memory bill",
                                        "bytes",
                                        "Resident memory by what it is for; adds up. Growing native: a library's "
                                                + "leak; "
                                                + "direct: buffers not freed.")
                                .query(sum("part", INSTANCES.of(MemoryMetrics.MEMORY_BILL)), "{{part}}")
                                .size(12, 9)
                                .stacked(),
                        Panel.graph(
                                        "Heap",
                                        "bytes",
                                        "Live is what outlives collections: near the maximum, collections never end. "
                                                + "Growing for days: a leak.")
                                .query(sum(HEAP.of(Binder.MEMORY_USED)), "used")
                                .query(sum(HEAP.of(Binder.MEMORY_COMMITTED)), "committed")
                                .query(sum(INSTANCES.of(MemoryMetrics.HEAP_LIVE)), "live")
                                .query(sum(HEAP.of(Binder.MEMORY_MAX) + " > 0"), "maximum")
                                .size(12, 9))
                .and(churn());
    }

    private static List<Panel> churn() {
        return List.of(
                Panel.graph("Collected", "Bps", "What collections cleared. Should be about what is allocated.")
                        .query(sum(rate(INSTANCES.of(EventMetrics.GC_RECLAIMED))), "reclaimed"),
                Panel.graph(
                                "Threads",
                                "short",
                                "By state. Many blocked: a lock. Growing without end: a pool without a bound.")
                        .query(sum("state", INSTANCES.of(JvmMetrics.THREAD_STATES)), "{{state}}")
                        .stacked(),
                Panel.graph(
                                "Classes",
                                "short",
                                "Loaded classes. Growing without end: class loaders that are not let go.")
                        .query(sum("instance", INSTANCES.of(Binder.CLASSES_LOADED)), "{{instance}}"));
    }

    private static Row pauses() {
        String share = sum("instance", rate(INSTANCES.of(Binder.GC_PAUSE_SUM)));
        return Row.of(
                        "What stops all threads",
                        Panel.graph(
                                        "Paused by collections",
                                        "percentunit",
                                        "Share of all time. Above 10 %: a larger heap, or fewer bytes a request.")
                                .query(share, "{{instance}}"),
                        Panel.graph(
                                        "Mean pause",
                                        "s",
                                        "Too long for your callers: another collector (ZGC), or a smaller live set.")
                                .query(
                                        ratio(
                                                sum("cause", rate(INSTANCES.of(Binder.GC_PAUSE_SUM))),
                                                sum("cause", rate(INSTANCES.of(Binder.GC_PAUSE_COUNT)))),
                                        "{{cause}}"),
                        Panel.graph(
                                        "Stalls",
                                        "s",
                                        "Delay of 99 of 100 requests because nothing ran, whatever "
                                                + "the cause. Without "
                                                + "pauses: the host.")
                                .query(quantile(JvmMetrics.HICCUPS, 0.99), "p99")
                                .query("max(" + INSTANCES.of(JvmMetrics.HICCUPS_MAX) + ")", "longest"))
                .and(safepoints());
    }

    private static List<Panel> safepoints() {
        return List.of(
                Panel.graph(
                                "Safepoints",
                                "s",
                                "Time to stop all threads and let them run again. Long without a collection: see "
                                        + "operations.")
                        .query(mean(EventMetrics.SAFEPOINTS), "whole")
                        .query(mean(EventMetrics.SAFEPOINT_SYNC), "until all stood"),
                Panel.graph(
                                "Operations of the VM",
                                "short",
                                "Seconds a second by what it did, mostly while all stood still.")
                        .query(
                                sum("operation", rate(INSTANCES.of(EventMetrics.VM_OPERATION_SECONDS))),
                                "{{operation}}"),
                Panel.graph("Waits", "short", "Threads that wait for a lock or are parked for more than 10 ms.")
                        .query(sum(rate(INSTANCES.sumOf(EventMetrics.MONITOR_ENTERS))), "locks")
                        .query(sum(rate(INSTANCES.sumOf(EventMetrics.PARKS))), "parked"));
    }

    private static Row code() {
        return Row.of(
                "Compiler and code",
                Panel.graph(
                                "Compilations",
                                "cps",
                                "Many long after the start: code keeps changing. Few, but slow "
                                        + "code: code cache full?")
                        .query(sum("kind", rate(INSTANCES.of(EventMetrics.COMPILATIONS))), "{{kind}}"),
                Panel.graph(
                                "Left compiled code",
                                "cps",
                                "By reason. Thousands for long: a type mix that the compiler cannot settle on.")
                        .query(sum("reason", rate(INSTANCES.of(EventMetrics.DEOPTIMIZATIONS))), "{{reason}}"),
                Panel.graph(
                                "Exceptions made",
                                "cps",
                                "Errors and exceptions, caught ones too. Thousands a second are "
                                        + "CPU: see hot methods.")
                        .query(sum("instance", rate(INSTANCES.of(EventMetrics.EXCEPTIONS))), "{{instance}}"));
    }

    private static Row agent() {
        return Row.of(
                "The agent",
                Panel.graph(
                                "CPU of the agent",
                                "percentunit",
                                "Of one processor, with what it may take; above it features rest. Raise option "
                                        + "budget to keep them.")
                        .query("max(" + INSTANCES.of(AgentMetrics.BUDGET) + ")", "budget")
                        .query(sum("instance", rate(INSTANCES.of(AgentMetrics.AGENT_CPU))), "{{instance}}"),
                Panel.graph(
                                "Failures of the agent",
                                "short",
                                "Within an hour, by place; should be none. The service is not affected.")
                        .query(sum("where", "increase(" + INSTANCES.of(AgentMetrics.FAILURES) + "[1h])"), "{{where}}")
                        .orSay("none"),
                Panel.graph(
                                "Events",
                                "cps",
                                "What the JVM's event stream tells. A flood is shed, and the figures say so.")
                        .query(
                                "topk(8, " + sum("event", rate(INSTANCES.of(AgentMetrics.JFR_EVENTS))) + ")",
                                "{{event}}"));
    }

    private static String quantile(Metric histogram, double rank) {
        return Promql.quantile(rank, rate(INSTANCES.of(histogram)), rate(INSTANCES.bucketsOf(histogram)));
    }

    private static String mean(Metric histogram) {
        return ratio(sum(rate(INSTANCES.sumOf(histogram))), sum(rate(INSTANCES.countOf(histogram))));
    }

    private JvmDashboard() {}
}
