package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.quantile;
import static dev.sonde.grafana.Promql.rate;
import static dev.sonde.grafana.Promql.ratio;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Scope.INSTANCES;

import dev.sonde.metrics.CgroupMetrics;
import dev.sonde.metrics.JvmMetrics;
import dev.sonde.metrics.MemoryMetrics;
import dev.sonde.metrics.ProcessMetrics;
import dev.sonde.metrics.RequestMetrics;
import java.util.List;

/** One service: rate, errors and duration of its requests, what they cost, and what of its limits it uses. */
final class OverviewDashboard {

    private static final String COUNT = rate(INSTANCES.countOf(RequestMetrics.REQUESTS));
    private static final String ERRORS =
            rate(INSTANCES.where(RequestRules.SERVER_ERRORS).countOf(RequestMetrics.REQUESTS));
    private static final String BUCKETS = rate(INSTANCES.bucketsOf(RequestMetrics.REQUESTS));
    private static final String NATIVE = rate(INSTANCES.of(RequestMetrics.REQUESTS));
    private static final String REQUEST_CPU = rate(INSTANCES.of(RequestMetrics.REQUESTS_CPU));
    private static final String ALLOCATED = rate(INSTANCES.of(RequestMetrics.REQUESTS_ALLOCATED));
    private static final String CPU = rate(INSTANCES.of(ProcessMetrics.PROCESS_CPU));
    private static final String LIMIT =
            sum(INSTANCES.of(CgroupMetrics.CPU_LIMIT)) + " or " + sum(INSTANCES.of(Binder.PROCESSORS));
    private static final String BY = "method, uri";
    /** So that a row leads to its own service. */
    private static final String ROUTE = "job, " + BY;

    private static final String NAMED = "{{method}} {{uri}}";

    static Dashboard dashboard() {
        return new Dashboard(
                "overview",
                "Sonde / Overview",
                "One service: what it is asked, how it answers, what that costs and how much is left.",
                "now-1h",
                Dashboards.variables(),
                List.of(now(), requests(), costs(), limits()));
    }

    private static Row now() {
        return Row.of(
                        "Now",
                        Panel.stat(
                                        "Requests",
                                        "reqps",
                                        "What is asked of the service. Compare with Capacity's peak it can take.")
                                .query(sum(COUNT), "requests"),
                        Panel.stat(
                                        "Failing",
                                        "percentunit",
                                        "Requests answered with 5xx. Above 1 %: look below which route fails.")
                                .query(ratio("(" + sum(ERRORS) + " or vector(0))", sum(COUNT)), "failing")
                                .bad(0.001, 0.01),
                        Panel.stat(
                                        "99 of 100 within",
                                        "s",
                                        "Slow? Open the slowest route below in Endpoint: it says what it waits for.")
                                .query(quantile(0.99, NATIVE, BUCKETS), "p99"))
                .and(use());
    }

    private static List<Panel> use() {
        return List.of(
                Panel.stat(
                                "In flight",
                                "short",
                                "Requests being served. Rising at a steady rate means that they got slower.")
                        .query(sum(INSTANCES.of(RequestMetrics.REQUESTS_ACTIVE)), "in flight"),
                Panel.stat(
                                "CPU of its limit",
                                "percentunit",
                                "Above 70 % response times rise: add instances, see Capacity.")
                        .query(ratio(sum(CPU), "(" + LIMIT + ")"), "CPU")
                        .bad(0.6, 0.8),
                Panel.stat(
                                "Memory of its limit",
                                "percentunit",
                                "At 100 % the kernel kills the process: see Container for what it is.")
                        .query(
                                ratio(
                                        sum(INSTANCES.of(ProcessMetrics.PROCESS_RESIDENT)),
                                        sum(INSTANCES.of(ProcessMetrics.PROCESS_MEMORY_LIMIT))),
                                "memory")
                        .bad(0.8, 0.9));
    }

    private static Row requests() {
        return Row.of(
                "Requests",
                Panel.graph("Rate", "reqps", "By route. A route that jumps is a new caller, or one that retries.")
                        .query(sum(BY, COUNT), NAMED)
                        .stacked(),
                Panel.graph(
                                "Errors",
                                "reqps",
                                "Answers with 4xx and 5xx. 499 are clients that left: look at durations.")
                        .query(
                                sum(
                                        "status, uri",
                                        rate(INSTANCES
                                                .where("status=~\"4..|5..\"")
                                                .countOf(RequestMetrics.REQUESTS))),
                                "{{status}} {{uri}}"),
                Panel.graph(
                                "Duration",
                                "s",
                                "Half, nine of ten and 99 of 100 requests took at most this. A wide gap: some wait.")
                        .query(quantile(0.5, NATIVE, BUCKETS), "p50")
                        .query(quantile(0.9, NATIVE, BUCKETS), "p90")
                        .query(quantile(0.99, NATIVE, BUCKETS), "p99"));
    }

    private static Row costs() {
        String requests = sum(ROUTE, COUNT);
        return Row.of(
                "What it costs",
                Panel.graph(
                                "CPU by route",
                                "short",
                                "Cores that requests take, exactly. The widest band is worth optimising.")
                        .query(sum(BY, REQUEST_CPU), NAMED)
                        .size(12, 9)
                        .stacked(),
                Panel.graph(
                                "Allocation by route",
                                "Bps",
                                "Bytes a second for the collector to clear. Feeds GC's CPU in JVM.")
                        .query(sum(BY, ALLOCATED), NAMED)
                        .size(12, 9)
                        .stacked(),
                Panel.table(
                                "Routes",
                                "Each with its rate and what one request of it costs. Click a route to open it in "
                                        + "depth.")
                        .column("Requests/s", "reqps", requests)
                        .column(
                                "Mean time",
                                "s",
                                ratio(sum(ROUTE, rate(INSTANCES.sumOf(RequestMetrics.REQUESTS))), requests))
                        .column("CPU/request", "s", ratio(sum(ROUTE, REQUEST_CPU), requests))
                        .column("Memory/request", "bytes", ratio(sum(ROUTE, ALLOCATED), requests))
                        .column(
                                "Share of CPU",
                                "percentunit",
                                sum(ROUTE, REQUEST_CPU) + " / on (job) group_left () (" + sum("job", CPU) + " > 0)")
                        .link("uri", "sonde-endpoint.json"));
    }

    private static Row limits() {
        return Row.of(
                "What is left",
                Panel.graph("CPU", "short", "Cores used, and how many there may be. At the limit requests queue.")
                        .query(sum(CPU), "used")
                        .query(LIMIT, "limit"),
                Panel.graph(
                                "Memory",
                                "bytes",
                                "Resident memory and its limit. Growing for days without end is a leak: see JVM.")
                        .query(sum(INSTANCES.of(ProcessMetrics.PROCESS_RESIDENT)), "resident")
                        .query(sum(INSTANCES.of(MemoryMetrics.HEAP_LIVE)), "live heap")
                        .query(sum(INSTANCES.of(ProcessMetrics.PROCESS_MEMORY_LIMIT)), "limit"),
                Panel.graph(
                                "Stalls",
                                "s",
                                "Longest delay that any request had because nothing ran: GC, "
                                        + "throttling, a busy host.")
                        .query(Promql.max("instance", INSTANCES.of(JvmMetrics.HICCUPS_MAX)), "{{instance}}"));
    }

    private OverviewDashboard() {}
}
