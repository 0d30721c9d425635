package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_INSTANCE;
import static dev.sonde.grafana.Promql.BY_JOB;
import static dev.sonde.grafana.Promql.aggregate;
import static dev.sonde.grafana.Promql.max;
import static dev.sonde.grafana.Promql.ratio;
import static dev.sonde.grafana.Promql.ratioOn;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Scope.INSTANCES;
import static dev.sonde.grafana.Scope.JOBS;

import dev.sonde.metrics.AgentMetrics;
import java.util.List;

/** Hundreds of instances: who spends most, who is unlike its siblings, what versions there are. */
final class FleetDashboard {

    static Dashboard dashboard() {
        return new Dashboard(
                "fleet",
                "Sonde / Fleet",
                "All services: who spends most, which instances are unlike their siblings. Reads "
                        + "the recording rules.",
                "now-3h",
                Dashboards.variables(),
                List.of(now(), services(), outliers(), versions()));
    }

    private static Row now() {
        String failing = ratio(sum(JOBS.of(Recorded.JOB_ERRORS)), sum(JOBS.of(Recorded.JOB_REQUESTS)));
        return Row.of(
                "Now",
                Panel.stat("Services", "short", "Jobs with the agent. One missing: its targets in Prometheus.")
                        .query("count(" + JOBS.of(Recorded.JOB_INSTANCES) + ")", "services"),
                Panel.stat("Instances", "short", "JVMs with the agent, of the services chosen.")
                        .query(sum(JOBS.of(Recorded.JOB_INSTANCES)), "instances"),
                Panel.stat("Requests", "reqps", "Of all services together.")
                        .query(sum(JOBS.of(Recorded.JOB_REQUESTS)), "requests"),
                Panel.stat("Failing", "percentunit", "Share of all requests answered with 5xx; by service below.")
                        .query(failing, "failing")
                        .bad(0.001, 0.01),
                Panel.stat("Cores used", "short", "CPU of all instances. What it is spent on: top spenders below.")
                        .query(sum(JOBS.of(Recorded.JOB_CPU)), "cores"),
                Panel.stat(
                                "Of the cores there are",
                                "percentunit",
                                "Low: limits are too wide, see right-sizing in Capacity. Above 70 %: too tight.")
                        .query(
                                ratio(
                                        sum(INSTANCES.of(Recorded.INSTANCE_CPU)),
                                        sum(INSTANCES.of(Recorded.INSTANCE_CPU_LIMIT))),
                                "used")
                        .bad(0.7, 0.85));
    }

    private static Row services() {
        String requests = sum(BY_JOB, JOBS.of(Recorded.JOB_REQUESTS));
        return Row.of(
                "Services",
                Panel.table(
                                "Services",
                                "Sort by what hurts. Few days left: open it in Capacity. Dear requests: open it in "
                                        + "Overview.")
                        .column("Instances", "short", sum(BY_JOB, JOBS.of(Recorded.JOB_INSTANCES)))
                        .column("Requests/s", "reqps", requests)
                        .column("Failing", "percentunit", ratio(sum(BY_JOB, JOBS.of(Recorded.JOB_ERRORS)), requests))
                        .column("Cores", "short", sum(BY_JOB, JOBS.of(Recorded.JOB_CPU)))
                        .column("CPU/request", "s", ratio(sum(BY_JOB, JOBS.of(Recorded.JOB_CPU)), requests))
                        .column(
                                "Highest use of a limit, 1d",
                                "percentunit",
                                max(BY_JOB, JOBS.of(Recorded.UTILISATION_1D)))
                        .column("Days left", "short", aggregate("min", BY_JOB, JOBS.of(Recorded.DAYS_LEFT)))
                        .link("job", "sonde-overview.json"),
                Panel.graph(
                                "Cores by service",
                                "short",
                                "Who spends the CPU. A band that widens at steady traffic: a costlier version.")
                        .query(sum("job", JOBS.of(Recorded.JOB_CPU)), "{{job}}")
                        .size(12, 8)
                        .stacked(),
                Panel.bars(
                                "Top spenders",
                                "short",
                                "Routes by cores, the most first. The first ones are worth optimising.")
                        .query(
                                "topk(10, " + sum("job, method, uri", JOBS.of(Recorded.ENDPOINT_CPU)) + ")",
                                "{{job}} {{method}} {{uri}}")
                        .size(12, 8));
    }

    private static Row outliers() {
        String cost = ratioOn(
                BY_INSTANCE,
                sum(BY_INSTANCE, INSTANCES.of(Recorded.INSTANCE_REQUEST_CPU)),
                sum(BY_INSTANCE, INSTANCES.of(Recorded.INSTANCE_REQUESTS)));
        String usual = "("
                + ratio(
                        sum(BY_JOB, INSTANCES.of(Recorded.INSTANCE_REQUEST_CPU)),
                        sum(BY_JOB, INSTANCES.of(Recorded.INSTANCE_REQUESTS)))
                + ")";
        return Row.of(
                        "Unlike their siblings",
                        Panel.bars(
                                        "CPU a request against the service's mean",
                                        "percentunit",
                                        "Far above 100 %: a slow host, a cold JVM, other callers. Restart it, or "
                                                + "move it.")
                                .query(
                                        "topk(10, " + cost + " / on (" + BY_JOB + ") group_left () " + usual + ")",
                                        "{{job}} {{instance}}")
                                .size(12, 8),
                        Panel.bars(
                                        "Closest to a limit",
                                        "percentunit",
                                        "Instances by the resource they have least of. Open them in Container.")
                                .query(
                                        "topk(10, "
                                                + max(
                                                        BY_INSTANCE + ", resource",
                                                        INSTANCES.of(Recorded.INSTANCE_UTILISATION))
                                                + ")",
                                        "{{job}} {{instance}} {{resource}}")
                                .upTo(1)
                                .bad(0.7, 0.9)
                                .size(12, 8))
                .and(overhead());
    }

    private static List<Panel> overhead() {
        return List.of(
                Panel.graph(
                                "Paused by collections",
                                "percentunit",
                                "The ten that collections stop most. Open them in JVM & profile.")
                        .query("topk(10, " + INSTANCES.of(Recorded.INSTANCE_GC_PAUSE) + ")", "{{job}} {{instance}}")
                        .size(12, 7),
                Panel.graph(
                                "CPU of the agent",
                                "short",
                                "Cores the ten dearest agents take; their budget is 0.01 each unless set otherwise.")
                        .query("topk(10, " + INSTANCES.of(Recorded.INSTANCE_AGENT_CPU) + ")", "{{job}} {{instance}}")
                        .size(12, 7));
    }

    private static Row versions() {
        return Row.of(
                "Versions",
                Panel.table(
                                "Agents and JVMs",
                                "How many instances run which. Old ones: the service was not started anew since.")
                        .column(
                                "Instances",
                                "short",
                                aggregate("count", BY_JOB + ", version, java", INSTANCES.of(AgentMetrics.BUILD_INFO)))
                        .size(24, 6));
    }

    private FleetDashboard() {}
}
