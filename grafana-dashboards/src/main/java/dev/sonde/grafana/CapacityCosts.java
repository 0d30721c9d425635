package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_ENDPOINT;
import static dev.sonde.grafana.Promql.BY_JOB;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Scope.JOBS;

import java.util.List;

/** What requests and instances cost in money, and how large an instance should be. */
final class CapacityCosts {

    private static final double GIB = 1L << 30;
    /** Instances' price an hour: their limits at the prices chosen. */
    private static final String PRICE = "(" + JOBS.of(Recorded.JOB_INSTANCES) + " * (" + JOBS.of(Recorded.JOB_CPU_LIMIT)
            + " * $core_price + " + JOBS.of(Recorded.JOB_MEMORY_LIMIT) + " / " + String.format("%.0f", GIB)
            + " * $gib_price))";

    private static final String RATE = sum(BY_ENDPOINT, JOBS.of(Recorded.ENDPOINT_REQUESTS_1H));
    private static final String DEMAND = sum(BY_ENDPOINT, JOBS.of(Recorded.DEMAND));

    static Row routes() {
        String load = sum(BY_JOB, JOBS.of(Recorded.ENDPOINT_REQUESTS_1H) + " * " + JOBS.of(Recorded.DEMAND));
        String share = RATE + " * " + DEMAND + " / on (" + BY_JOB + ") group_left () (" + load + " > 0)";
        return Row.of(
                        "Who needs it",
                        Panel.table(
                                        "Routes",
                                        "Demand is the CPU that one request more takes, collections and the rest "
                                                + "included. "
                                                + "Optimise from the top.")
                                .column("Requests/s", "reqps", RATE + " / 3600")
                                .column("Demand", "s", DEMAND)
                                .column("On its threads", "s", sum(BY_ENDPOINT, JOBS.of(Recorded.ENDPOINT_CPU_COST)))
                                .column("Share of demand", "percentunit", share)
                                .column("Only this: an instance takes", "reqps", aloneTaken())
                                .column("A million more cost", "short", DEMAND + " * 1e6 / 3600 * $core_price")
                                .column(
                                        "A million cost, all paid",
                                        "short",
                                        "(" + share + ") * on (" + BY_JOB + ") group_left () " + PRICE + " / (" + RATE
                                                + " > 0) * 1e6")
                                .link("uri", "sonde-endpoint.json")
                                .hide("namespace"))
                .and(chosenMix());
    }

    private static List<Panel> chosenMix() {
        return List.of(
                Panel.stat(
                                "An instance takes, of the chosen mix",
                                "reqps",
                                "What if the routes chosen above came so many times as often? Set both at the top.")
                        .query(CapacityDashboard.capacityOf(CapacityDashboard.chosenMix()), "{{job}}")
                        .orSay(CapacityDashboard.HIDDEN)
                        .size(6, 4),
                Panel.stat("CPU a request, of the chosen mix", "s", "The present mix is in the model below.")
                        .query(CapacityDashboard.chosenMix(), "{{job}}")
                        .orSay(CapacityDashboard.HIDDEN)
                        .size(6, 4),
                Panel.stat(
                                "A million requests cost",
                                "short",
                                "At the prices at the top, limits paid around the clock, at the traffic of the last "
                                        + "hour.")
                        .query(
                                PRICE + " / (" + sum(BY_JOB, JOBS.of(Recorded.ENDPOINT_REQUESTS_1H)) + " > 0) * 1e6",
                                "{{job}}")
                        .size(6, 4),
                Panel.stat(
                                "A month costs",
                                "short",
                                "Instances with their limits at the prices at the top, for 730 hours.")
                        .query(PRICE + " * 730", "{{job}}")
                        .size(6, 4));
    }

    private static String aloneTaken() {
        String room = "($target * " + JOBS.of(Recorded.JOB_CPU_LIMIT) + " - " + JOBS.of(Recorded.IDLE) + ")";
        return "1 / (" + DEMAND + " > 0) * on (" + BY_JOB + ") group_left () " + room;
    }

    static Row sizes() {
        String cpu = ofJob(Recorded.CPU_PEAK_7D) + " / $target";
        String memory = ofJob(Recorded.MEMORY_PEAK_7D) + " / 0.8";
        return Row.of(
                "Right size",
                Panel.table(
                                "Of an instance",
                                "Limits that a week's highest instance would have used as far as it should. Change "
                                        + "one step at a time.")
                        .column("CPU limit", "short", ofJob(Recorded.JOB_CPU_LIMIT))
                        .column("Highest CPU, 7d", "short", ofJob(Recorded.CPU_PEAK_7D))
                        .column("CPU limit it needs", "short", cpu)
                        .column("Memory limit", "bytes", ofJob(Recorded.JOB_MEMORY_LIMIT))
                        .column("Highest memory, 7d", "bytes", ofJob(Recorded.MEMORY_PEAK_7D))
                        .column("Memory limit it needs", "bytes", memory)
                        .column("Live heap, 7d", "bytes", ofJob(Recorded.HEAP_PEAK_7D))
                        .column("-Xmx it needs", "bytes", "2.5 * " + ofJob(Recorded.HEAP_PEAK_7D))
                        .size(24, 6));
    }

    private static String ofJob(Recorded series) {
        return sum(BY_JOB, JOBS.of(series));
    }

    private CapacityCosts() {}
}
