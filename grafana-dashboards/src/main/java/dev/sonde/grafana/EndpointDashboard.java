package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.quantile;
import static dev.sonde.grafana.Promql.rate;
import static dev.sonde.grafana.Promql.ratio;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Scope.ENDPOINT;

import dev.sonde.metrics.ProcessMetrics;
import dev.sonde.metrics.ProfileMetrics;
import dev.sonde.metrics.RequestMetrics;
import java.util.List;

/** One route in depth: how long it takes, where that goes, what one request costs, and which of them fail. */
final class EndpointDashboard {

    private static final String COUNT = rate(ENDPOINT.countOf(RequestMetrics.REQUESTS));
    private static final String SECONDS = rate(ENDPOINT.sumOf(RequestMetrics.REQUESTS));
    private static final String BUCKETS = rate(ENDPOINT.bucketsOf(RequestMetrics.REQUESTS));
    private static final String NATIVE = rate(ENDPOINT.of(RequestMetrics.REQUESTS));
    private static final String CPU = rate(ENDPOINT.of(RequestMetrics.REQUESTS_CPU));
    private static final String ALLOCATED = rate(ENDPOINT.of(RequestMetrics.REQUESTS_ALLOCATED));
    private static final String BLOCKED = rate(ENDPOINT.of(ProfileMetrics.REQUESTS_BLOCKED));
    private static final String ERRORS =
            rate(ENDPOINT.where("status=~\"4..|5..\"").countOf(RequestMetrics.REQUESTS));

    static Dashboard dashboard() {
        return new Dashboard(
                "endpoint",
                "Sonde / Endpoint",
                "One route: how long it takes, where that time goes, what a request costs, what fails.",
                "now-1h",
                Dashboards.variables(Dashboards.method(), Dashboards.uri()),
                List.of(now(), durations(), costs()));
    }

    private static Row now() {
        return Row.of(
                        "$method $uri",
                        Panel.stat(
                                        "Requests",
                                        "reqps",
                                        "How often it is called. Its cost is this times the cost of one request.")
                                .query(sum(COUNT), "requests")
                                .size(3, 4),
                        Panel.stat(
                                        "Failing",
                                        "percentunit",
                                        "Share answered with 4xx or 5xx; by status and exception below.")
                                .query(ratio("(" + sum(ERRORS) + " or vector(0))", sum(COUNT)), "failing")
                                .bad(0.01, 0.05)
                                .size(3, 4),
                        Panel.stat("Half within", "s", "The usual duration. Slow here: the route itself is slow.")
                                .query(quantile(0.5, NATIVE, BUCKETS), "p50")
                                .size(3, 4),
                        Panel.stat(
                                        "99 of 100 within",
                                        "s",
                                        "The unusual duration. Slow only here: it waits now and then, see below for "
                                                + "what.")
                                .query(quantile(0.99, NATIVE, BUCKETS), "p99")
                                .size(3, 4))
                .and(cost());
    }

    private static List<Panel> cost() {
        return List.of(
                Panel.stat(
                                "CPU a request",
                                "s",
                                "What one request takes of a processor. Open its flame graph on the agent's page.")
                        .query(ratio(sum(CPU), sum(COUNT)), "CPU")
                        .size(3, 4),
                Panel.stat(
                                "Memory a request",
                                "bytes",
                                "What one request allocates. More means more collections for all routes.")
                        .query(ratio(sum(ALLOCATED), sum(COUNT)), "memory")
                        .size(3, 4),
                Panel.stat(
                                "Share of the CPU",
                                "percentunit",
                                "Of all CPU of the service. Making it twice as fast saves half of this.")
                        .query(ratio(sum(CPU), sum(rate(Scope.INSTANCES.of(ProcessMetrics.PROCESS_CPU)))), "share")
                        .size(3, 4),
                Panel.stat("In flight", "short", "Being served now. As many threads are busy with it.")
                        .query(sum(ENDPOINT.of(RequestMetrics.REQUESTS_ACTIVE)), "in flight")
                        .size(3, 4));
    }

    private static Row durations() {
        String classic = sum("le", BUCKETS) + " unless on () " + sum(NATIVE);
        return Row.of(
                        "How long it takes",
                        Panel.heatmap(
                                        "Durations",
                                        "s",
                                        "Each column is a moment, darker where more requests took so long. Two "
                                                + "bands: two "
                                                + "paths.")
                                .query(sum(NATIVE), "native")
                                .query(classic, "{{le}}"),
                        Panel.graph(
                                        "Durations by rank",
                                        "s",
                                        "With exemplars where Prometheus keeps them: a point leads to its trace.")
                                .query(quantile(0.5, NATIVE, BUCKETS), "p50")
                                .query(quantile(0.9, NATIVE, BUCKETS), "p90")
                                .query(quantile(0.99, NATIVE, BUCKETS), "p99")
                                .query("max(" + ENDPOINT.of(RequestMetrics.REQUESTS_MAX) + ")", "slowest")
                                .size(12, 9))
                .and(reasons());
    }

    private static List<Panel> reasons() {
        return List.of(
                Panel.graph(
                                "Where the time of a request goes",
                                "s",
                                "CPU: make it cheaper. Locks, parks: less shared. Sockets: the other side. Waiting: "
                                        + "queues, short waits.")
                        .query(ratio(sum(CPU), sum(COUNT)), "CPU")
                        .query(
                                sum("blocker", BLOCKED) + " / on () group_left () (" + sum(COUNT) + " > 0)",
                                "{{blocker}}")
                        .query(
                                "clamp_min(" + sum(SECONDS) + " - " + sum(CPU) + " - (" + sum(BLOCKED)
                                        + " or vector(0)), 0) / (" + sum(COUNT) + " > 0)",
                                "other waiting")
                        .size(12, 8)
                        .stacked(),
                Panel.graph(
                                "Answers",
                                "reqps",
                                "By status and exception. 5xx: the log of the service at that time; 499: clients "
                                        + "left.")
                        .query(sum("status, exception", COUNT), "{{status}} {{exception}}")
                        .size(12, 8)
                        .stacked());
    }

    private static Row costs() {
        return Row.of(
                "What a request costs, by instance",
                Panel.graph(
                                "CPU a request",
                                "s",
                                "Steps are deploys or other data. One instance apart: its host, or its warm-up.")
                        .query(ratio(sum("instance", CPU), sum("instance", COUNT)), "{{instance}}")
                        .size(12, 8),
                Panel.graph(
                                "Memory a request",
                                "bytes",
                                "Nearly constant by nature: a step of a few percent is real. Compare in Regression.")
                        .query(ratio(sum("instance", ALLOCATED), sum("instance", COUNT)), "{{instance}}")
                        .size(12, 8));
    }

    private EndpointDashboard() {}
}
