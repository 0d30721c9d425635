package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_JOB;
import static dev.sonde.grafana.Promql.aggregate;
import static dev.sonde.grafana.Promql.max;
import static dev.sonde.grafana.Promql.over;
import static dev.sonde.grafana.Promql.ratio;
import static dev.sonde.grafana.Rule.record;

import java.util.List;

/** How much a service can take, and how long that lasts: docs/capacity.md. */
final class CapacityRules {

    /** The share of a processor limit up to which response times stay close to what they are. */
    static final double TARGET = 0.7;

    private static final String DAYS = " / 86400";

    static RuleGroup peaks() {
        return new RuleGroup(
                "sonde-peaks",
                "2m",
                List.of(
                        record(Recorded.PEAK_1D, over("max", Recorded.JOB_REQUESTS.toString(), "1d")),
                        record(Recorded.PEAK_7D, over("max", Recorded.JOB_REQUESTS.toString(), "7d")),
                        record(
                                Recorded.UTILISATION_1D,
                                max(
                                        BY_JOB + ", resource",
                                        over("max", Recorded.INSTANCE_UTILISATION.toString(), "1d"))),
                        highest(Recorded.CPU_PEAK_7D, Recorded.INSTANCE_CPU),
                        highest(Recorded.MEMORY_PEAK_7D, Recorded.INSTANCE_RESIDENT),
                        highest(Recorded.HEAP_PEAK_7D, Recorded.INSTANCE_HEAP_LIVE)));
    }

    static RuleGroup trends() {
        String peaks = Recorded.PEAK_1D + "[14d:1d]";
        String growth = "deriv(" + peaks + ")";
        return new RuleGroup(
                "sonde-trends",
                "2m",
                List.of(
                        record(
                                Recorded.GROWTH,
                                "86400 * " + growth + " and " + over("count", Recorded.PEAK_1D.toString(), "14d:1d")
                                        + " >= 5"),
                        record(Recorded.GROWTH_R2, explained(Recorded.PEAK_1D, "14d:1d")),
                        growing(Recorded.INSTANCE_RESIDENT_GROWTH, Recorded.INSTANCE_RESIDENT),
                        growing(Recorded.INSTANCE_HEAP_GROWTH, Recorded.INSTANCE_HEAP_LIVE)));
    }

    static RuleGroup daysLeft() {
        String capacity = Recorded.JOB_INSTANCES + " * (" + TARGET + " * " + Recorded.JOB_CPU_LIMIT + " - "
                + Recorded.IDLE + ") / " + Recorded.MIX_DEMAND;
        return new RuleGroup(
                "sonde-days-left",
                "2m",
                List.of(
                        record(
                                        Recorded.DAYS_LEFT,
                                        "clamp_min("
                                                + ratio(
                                                        "(" + capacity + " - " + Recorded.PEAK_1D + ")",
                                                        "(" + Recorded.GROWTH + " and " + Recorded.GROWTH_R2
                                                                + " > 0.5)")
                                                + ", 0)")
                                .label("resource", "cpu"),
                        full(
                                        Recorded.INSTANCE_MEMORY_LIMIT,
                                        Recorded.INSTANCE_RESIDENT,
                                        Recorded.INSTANCE_RESIDENT_GROWTH)
                                .label("resource", "memory"),
                        full(Recorded.INSTANCE_HEAP_MAX, Recorded.INSTANCE_HEAP_LIVE, Recorded.INSTANCE_HEAP_GROWTH)
                                .label("resource", "heap")));
    }

    private static Rule highest(Recorded peak, Recorded ofInstance) {
        return record(peak, max(BY_JOB, over("max", ofInstance.toString(), "7d:5m")));
    }

    /** Bytes a second, where a straight line explains most of three days. */
    private static Rule growing(Recorded growth, Recorded level) {
        return record(
                growth,
                "deriv(" + level + "[3d:15m]) and " + explained(level, "3d:15m") + " > 0.5 and "
                        + over("count", level.toString(), "3d:15m") + " >= 24");
    }

    /** The share of a series' variance that its straight line in time explains: R². */
    private static String explained(Recorded series, String window) {
        String time = over("stdvar", "time() + 0 * " + series, window);
        return ratio("deriv(" + series + "[" + window + "]) ^ 2 * " + time, over("stdvar", series.toString(), window));
    }

    private static Rule full(Recorded limit, Recorded level, Recorded growth) {
        String left = ratio("(" + limit + " - " + level + ")", growth.toString()) + DAYS;
        return record(Recorded.DAYS_LEFT, aggregate("min", BY_JOB, "clamp_min(" + left + ", 0)"));
    }

    private CapacityRules() {}
}
