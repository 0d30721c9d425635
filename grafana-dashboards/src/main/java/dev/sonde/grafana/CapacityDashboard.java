package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_JOB;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Scope.JOBS;

import java.util.List;

/** How much a service can take, what stops it first, when, and what that costs: docs/capacity.md. */
final class CapacityDashboard {

    static final String HIDDEN = "traffic did not vary enough";
    private static final String NO_END = "no end in sight";

    private static final String MIX = JOBS.of(Recorded.MIX_DEMAND);
    private static final String IDLE = JOBS.of(Recorded.IDLE);
    private static final String LIMIT = JOBS.of(Recorded.JOB_CPU_LIMIT);
    private static final String INSTANCES = JOBS.of(Recorded.JOB_INSTANCES);
    private static final String PEAK = JOBS.of(Recorded.PEAK_7D);
    /** Requests a second that one instance takes at the target utilisation. */
    private static final String CAPACITY = "($target * " + LIMIT + " - " + IDLE + ") / " + MIX;

    static Dashboard dashboard() {
        return new Dashboard(
                "capacity",
                "Sonde / Capacity",
                "How much a service can take, what stops it first, and when. Reads the recording rules; see "
                        + "docs/capacity.md.",
                "now-7d",
                Dashboards.variables(
                        Variable.choice("target", "Target CPU", List.of("0.7", "0.5", "0.6", "0.8", "0.9")),
                        Variable.choice("growth", "Traffic x", List.of("2", "1", "1.5", "3", "5", "10")),
                        Variable.choice("spare", "Spare instances", List.of("1", "0", "2")),
                        Variable.labelValues("uri", JOBS.of(Recorded.DEMAND), ".+"),
                        Variable.choice("factor", "Of these routes x", List.of("1", "0", "0.5", "2", "5")),
                        Variable.choice("core_price", "Price of a core hour", List.of("0.04", "0.02", "0.08")),
                        Variable.choice("gib_price", "Price of a GiB hour", List.of("0.005", "0.002", "0.01"))),
                List.of(answers(), CapacityCosts.routes(), limits(), model(), CapacityCosts.sizes()));
    }

    private static Row answers() {
        return Row.of(
                        "Answers",
                        Panel.stat(
                                        "An instance takes",
                                        "reqps",
                                        "Requests a second up to the target CPU, for the present mix. Likely more "
                                                + "where the peak so far was below half of it, since "
                                                + "requests cost less near the limit: load-test it.")
                                .query(CAPACITY, "{{job}}")
                                .orSay(HIDDEN),
                        Panel.stat(
                                        "Headroom at the peak",
                                        "percentunit",
                                        "Share of what all instances take that this week's peak "
                                                + "left. Below 20 %: add "
                                                + "instances.")
                                .query("1 - " + PEAK + " / (" + INSTANCES + " * " + CAPACITY + ")", "{{job}}")
                                .badBelow(0.1, 0.2)
                                .orSay(HIDDEN),
                        Panel.stat(
                                        "Instances for $growth x",
                                        "short",
                                        "For so many times this week's peak at the target CPU, with the spare ones.")
                                .query("ceil($growth * " + PEAK + " / (" + CAPACITY + ")) + $spare", "{{job}}")
                                .orSay(HIDDEN))
                .and(shortages());
    }

    private static List<Panel> shortages() {
        return List.of(
                Panel.stat(
                                "First to run out",
                                "percentunit",
                                "The limit that was used most within a day: traffic meets it first. Raise that one.")
                        .query("topk by (" + BY_JOB + ") (1, " + JOBS.of(Recorded.UTILISATION_1D) + ")", "{{resource}}")
                        .named()
                        .bad(0.7, 0.9),
                Panel.stat(
                                "Days until it does",
                                "short",
                                "At the trend of daily peaks and of memory; the least. Below 14: order now.")
                        .query(Promql.aggregate("min", BY_JOB, JOBS.of(Recorded.DAYS_LEFT)), "{{job}}")
                        .badBelow(14, 30)
                        .orSay(NO_END),
                Panel.stat(
                                "CPU nobody claims",
                                "percentunit",
                                "CPU outside of requests: collections, compiler, timers. Much of it: see the bill "
                                        + "in JVM & profile.")
                        .query(
                                "1 - " + JOBS.of(Recorded.JOB_REQUEST_CPU) + " / (" + JOBS.of(Recorded.JOB_CPU)
                                        + " > 0)",
                                "{{job}}"));
    }

    private static Row limits() {
        return Row.of(
                        "Limits",
                        Panel.graph(
                                        "Use of each limit",
                                        "percentunit",
                                        "The highest instance within a day. What rises fastest is what runs out.")
                                .query(JOBS.of(Recorded.UTILISATION_1D), "{{job}} {{resource}}"),
                        Panel.bars(
                                        "Days left by limit",
                                        "short",
                                        "Only where a straight line explains the growth. Memory that never stops "
                                                + "growing: a "
                                                + "leak.")
                                .query(JOBS.of(Recorded.DAYS_LEFT), "{{job}} {{resource}}")
                                .orSay(NO_END),
                        Panel.graph(
                                        "Daily peak and what all instances take",
                                        "reqps",
                                        "Where the lines meet, the target is reached.")
                                .query(JOBS.of(Recorded.PEAK_1D), "peak {{job}}")
                                .query(INSTANCES + " * " + CAPACITY, "taken {{job}}"))
                .and(trend());
    }

    private static List<Panel> trend() {
        String predicted =
                "(" + IDLE + " + " + MIX + " * " + JOBS.of(Recorded.PEAK_1D) + " / " + INSTANCES + ") / " + LIMIT;
        return List.of(
                Panel.stat(
                                "Growth of the daily peak",
                                "reqps",
                                "Requests a second more, each day. Weekends do not count against it: it spans two "
                                        + "weeks.")
                        .query(JOBS.of(Recorded.GROWTH), "{{job}}")
                        .orSay("younger than 5 days")
                        .size(6, 4),
                Panel.stat("How straight", "percentunit", "R² of that growth. Below 50 %, no day is foretold.")
                        .query(JOBS.of(Recorded.GROWTH_R2), "{{job}}")
                        .badBelow(0.5, 0.8)
                        .orSay("younger than 5 days")
                        .size(6, 4),
                Panel.stat(
                                "CPU at the daily peak",
                                "percentunit",
                                "As the model says; compare with what was measured beside it.")
                        .query(predicted, "{{job}}")
                        .orSay(HIDDEN)
                        .size(6, 4),
                Panel.stat(
                                "Measured",
                                "percentunit",
                                "The highest instance's CPU within a day. Far from the model's: uneven load, or "
                                        + "bursts.")
                        .query(JOBS.where("resource=\"cpu\"").of(Recorded.UTILISATION_1D), "{{job}}")
                        .size(6, 4));
    }

    private static Row model() {
        return Row.of(
                        "The model, and how far to trust it",
                        Panel.stat(
                                        "CPU a request, marginal",
                                        "s",
                                        "What one request more takes, idle cost apart: the slope of CPU on traffic "
                                                + "in a week.")
                                .query(JOBS.of(Recorded.MARGINAL), "{{job}}")
                                .orSay(HIDDEN),
                        Panel.stat(
                                        "The plain quotient",
                                        "s",
                                        "CPU divided by requests: too high, the more so the less traffic. For "
                                                + "contrast only.")
                                .query(JOBS.of(Recorded.JOB_CPU) + " / " + JOBS.of(Recorded.JOB_REQUESTS), "{{job}}"),
                        Panel.stat(
                                        "Idle cost",
                                        "short",
                                        "Cores an instance takes without requests. Many small instances pay it many "
                                                + "times.")
                                .query(IDLE, "{{job}}")
                                .orSay(HIDDEN))
                .and(trust());
    }

    private static List<Panel> trust() {
        return List.of(
                Panel.stat(
                                "Sure within",
                                "percentunit",
                                "Of the marginal cost, 95 of 100. Above 25 % the answers are hidden.")
                        .query(JOBS.of(Recorded.MODEL_ERROR), "{{job}}")
                        .bad(0.1, 0.25),
                Panel.stat(
                                "R²",
                                "percentunit",
                                "Share of the CPU's ups and downs that traffic explains. Low: timers, batches, "
                                        + "neighbours.")
                        .query(JOBS.of(Recorded.MODEL_R2), "{{job}}")
                        .badBelow(0.5, 0.8),
                Panel.stat(
                                "Traffic varied by",
                                "percentunit",
                                "Deviation over mean. Below 10 % a slope means nothing, and the answers are hidden.")
                        .query(JOBS.of(Recorded.MODEL_SPREAD), "{{job}}")
                        .badBelow(0.1, 0.2),
                Panel.graph(
                                "CPU of an instance, measured and by the model",
                                "short",
                                "Where they part, something else than requests took CPU: a batch, a deploy, a "
                                        + "neighbour.")
                        .query(JOBS.of(Recorded.MEAN_CPU), "measured {{job}}")
                        .query(IDLE + " + " + MIX + " * " + JOBS.of(Recorded.MEAN_REQUESTS), "model {{job}}")
                        .size(24, 8));
    }

    /** What one request takes of the mix in which the chosen routes come so many times as often. */
    static String chosenMix() {
        Scope chosen = JOBS.where("uri=~\"$uri\"");
        Scope others = JOBS.where("uri!~\"$uri\"");
        String dividend = "(" + weighted(chosen, "$factor * ", true) + " + " + weighted(others, "", true) + ")";
        String divisor = "(" + weighted(chosen, "$factor * ", false) + " + " + weighted(others, "", false) + ")";
        return Promql.ratio(dividend, divisor);
    }

    private static String weighted(Scope scope, String factor, boolean isDemand) {
        String requests = scope.of(Recorded.ENDPOINT_REQUESTS_1H);
        String demand = scope.of(Recorded.DEMAND);
        String sum = sum(BY_JOB, requests + (isDemand ? " * " : " and ") + demand);
        return "(" + factor + sum + " or 0 * " + MIX + ")";
    }

    static String capacityOf(String demand) {
        return "($target * " + LIMIT + " - " + IDLE + ") / (" + demand + ")";
    }

    private CapacityDashboard() {}
}
