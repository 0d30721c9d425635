package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_ENDPOINT;
import static dev.sonde.grafana.Promql.ratio;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Scope.JOBS;

import java.util.List;

/** Before and after a deploy: what one request costs now, by route, and what it cost then. */
final class RegressionDashboard {

    private static final String REQUESTS = sum(JOBS.of(Recorded.JOB_REQUESTS));

    static Dashboard dashboard() {
        return new Dashboard(
                "regression",
                "Sonde / Regression",
                "What a request costs now and what it cost before, by route. Reads the recording rules.",
                "now-2d",
                Dashboards.variables(Variable.choice("before", "Compare with", List.of("1d", "1h", "6h", "2d", "7d"))),
                List.of(now(), routes(), history()));
    }

    private static Row now() {
        String cpu = sum(JOBS.of(Recorded.JOB_CPU));
        return Row.of(
                        "The whole service",
                        Panel.stat(
                                        "CPU a request on its threads",
                                        "percentunit",
                                        "Of what it was before, same mix of routes. Above 110 %: find the route "
                                                + "below.")
                                .query(sameMix(Recorded.ENDPOINT_CPU_COST), "CPU")
                                .bad(1.1, 1.25),
                        Panel.stat(
                                        "Memory a request",
                                        "percentunit",
                                        "Of what it was before, same mix of routes. Hardly varies by itself: 3 % "
                                                + "more are "
                                                + "real.")
                                .query(sameMix(Recorded.ENDPOINT_ALLOCATION_COST), "memory")
                                .bad(1.05, 1.25),
                        Panel.stat(
                                        "CPU over requests",
                                        "percentunit",
                                        "All CPU, background included, of what it was. Rises too when traffic falls.")
                                .query(
                                        ratio(ratio(cpu, REQUESTS), "(" + ratio(before(cpu), before(REQUESTS)) + ")"),
                                        "CPU")
                                .bad(1.2, 1.5))
                .and(circumstances());
    }

    private static List<Panel> circumstances() {
        return List.of(
                Panel.stat("Requests", "percentunit", "Of what they were. Far from 100 %, compare with another time.")
                        .query(ratio(REQUESTS, before(REQUESTS)), "requests"),
                Panel.stat("Failing", "percentunit", "Requests answered with 5xx, now.")
                        .query(ratio(sum(JOBS.of(Recorded.JOB_ERRORS)), REQUESTS), "now")
                        .bad(0.001, 0.01),
                Panel.stat(
                                "Running since",
                                "dateTimeFromNow",
                                "Start of the oldest instance: after it, all run the same version.")
                        .query("min(" + JOBS.of(Recorded.JOB_START) + ") * 1000", "start"));
    }

    private static Row routes() {
        String requests = sum(BY_ENDPOINT, JOBS.of(Recorded.ENDPOINT_REQUESTS));
        String time = ratio(sum(BY_ENDPOINT, JOBS.of(Recorded.ENDPOINT_SECONDS)), requests);
        String cpu = sum(BY_ENDPOINT, JOBS.of(Recorded.ENDPOINT_CPU_COST));
        String memory = sum(BY_ENDPOINT, JOBS.of(Recorded.ENDPOINT_ALLOCATION_COST));
        return Row.of(
                "By route",
                Panel.table(
                                "Routes",
                                "Means of an hour. A change of memory is real; one of CPU alone may be a busy host: "
                                        + "compare several routes.")
                        .column("Requests, 1h", "short", sum(BY_ENDPOINT, JOBS.of(Recorded.ENDPOINT_REQUESTS_1H)))
                        .column("CPU/request", "s", cpu)
                        .column("CPU before", "s", before(cpu))
                        .column("CPU, of before", "percentunit", ratio(cpu, before(cpu)))
                        .column("Memory/request", "bytes", memory)
                        .column("Memory before", "bytes", before(memory))
                        .column("Memory, of before", "percentunit", ratio(memory, before(memory)))
                        .column("Mean time", "s", time)
                        .link("uri", "sonde-endpoint.json")
                        .hide("namespace")
                        .size(24, 10));
    }

    private static Row history() {
        return Row.of(
                "In time, starts marked",
                Panel.graph(
                                "CPU a request",
                                "s",
                                "A step at a start is the version; a step without one is data or callers.")
                        .query(JOBS.of(Recorded.ENDPOINT_CPU_COST), "{{method}} {{uri}}")
                        .size(12, 9),
                Panel.graph(
                                "Memory a request",
                                "bytes",
                                "A step at a start is the version. Look at its flame graph, type alloc, before and "
                                        + "after.")
                        .query(JOBS.of(Recorded.ENDPOINT_ALLOCATION_COST), "{{method}} {{uri}}")
                        .size(12, 9));
    }

    /** Today's requests at today's cost over today's requests at the cost of before, so that a new mix is no change. */
    private static String sameMix(Recorded cost) {
        String weights = JOBS.of(Recorded.ENDPOINT_REQUESTS_1H) + " * " + JOBS.of(cost);
        String both = " and " + JOBS.of(cost) + " offset $before";
        return ratio(sum(weights + both), sum(weights + " offset $before"));
    }

    private static String before(String sumOfRecorded) {
        return sumOfRecorded.replace("})", "} offset $before)");
    }

    private RegressionDashboard() {}
}
