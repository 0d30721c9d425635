package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_JOB;
import static dev.sonde.grafana.Promql.over;
import static dev.sonde.grafana.Promql.ratio;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Rule.record;

import java.util.List;

/** What a request costs in CPU, by the regression of the service's CPU on its traffic: docs/capacity.md. */
final class ModelRules {

    private static final String WEEK = "7d:15m";
    private static final String X = Recorded.MEAN_REQUESTS.toString();
    private static final String U = Recorded.MEAN_CPU.toString();
    /** What is left of U without compiling, and without the threads of requests, of which the clocks tell all. */
    private static final String V = Recorded.MEAN_OTHER_CPU.toString();

    static RuleGroup regression() {
        String meanX = over("avg", X, WEEK);
        String onThread = ratio(over("avg", Recorded.MEAN_REQUEST_CPU.toString(), WEEK), meanX);
        return new RuleGroup(
                "sonde-model",
                "2m",
                List.of(
                        record(Recorded.MODEL_SPREAD, ratio(over("stddev", X, WEEK), meanX)),
                        record(Recorded.OTHER_SLOPE, ratio("(" + covariance() + ")", over("stdvar", X, WEEK))),
                        record(Recorded.SLOPE, onThread + " + " + Recorded.OTHER_SLOPE),
                        record(Recorded.IDLE, over("avg", V, WEEK) + " - " + Recorded.OTHER_SLOPE + " * " + meanX),
                        record(Recorded.MODEL_RESIDUAL, "clamp_min(" + residual() + ", 0)"),
                        record(
                                Recorded.MODEL_R2,
                                "1 - " + ratio(Recorded.MODEL_RESIDUAL.toString(), over("stdvar", U, WEEK))),
                        record(Recorded.MODEL_ERROR, error()),
                        record(Recorded.MARGINAL, trusted())));
    }

    private static String covariance() {
        return over("avg", X + " * " + V, WEEK) + " - " + over("avg", X, WEEK) + " * " + over("avg", V, WEEK);
    }

    /** The variance that the line leaves over. */
    private static String residual() {
        return over("stdvar", V, WEEK) + " - " + Recorded.OTHER_SLOPE + " ^ 2 * " + over("stdvar", X, WEEK);
    }

    private static String error() {
        String degrees = "(" + over("count", X, WEEK) + " - 2 > 0)";
        return "2 * sqrt(" + Recorded.MODEL_RESIDUAL + " / " + degrees + " / (" + over("stdvar", X, WEEK) + " > 0)) / ("
                + Recorded.SLOPE + " > 0)";
    }

    /** Traffic that did not vary tells nothing of what a request costs; nor does CPU that does not follow it. */
    private static String trusted() {
        return Recorded.SLOPE + " > 0 and " + Recorded.MODEL_SPREAD + " > 0.1 and " + Recorded.MODEL_R2 + " > 0.5 and "
                + Recorded.MODEL_ERROR + " < 0.25";
    }

    static RuleGroup demand() {
        String collector = sumOverWeek(Recorded.JOB_GC_CPU);
        String requests = sumOverWeek(Recorded.JOB_REQUESTS);
        String onThread = ratio(sumOverWeek(Recorded.JOB_REQUEST_CPU), requests);
        String allocated = ratio(sumOverWeek(Recorded.JOB_REQUEST_ALLOCATED), requests);
        String perByte = "(" + Recorded.GC_PER_BYTE + " or 0 * " + Recorded.MARGINAL + ")";
        String known = onThread + " + " + perByte + " * (" + allocated + " or 0 * " + Recorded.MARGINAL + ")";
        return new RuleGroup(
                "sonde-demand",
                "2m",
                List.of(
                        record(Recorded.GC_PER_BYTE, ratio(collector, sumOverWeek(Recorded.JOB_ALLOCATED))),
                        record(Recorded.REST, "clamp_min(" + Recorded.MARGINAL + " - (" + known + "), 0)"),
                        record(Recorded.DEMAND, demandOfEndpoint()),
                        record(Recorded.MIX_DEMAND, mix() + " or " + Recorded.MARGINAL),
                        record(
                                Recorded.SATURATION,
                                "(" + Recorded.JOB_CPU_LIMIT + " - " + Recorded.IDLE + ") / " + Recorded.MIX_DEMAND)));
    }

    private static String demandOfEndpoint() {
        String collector = "(" + Recorded.ENDPOINT_ALLOCATION_COST + " * on (" + BY_JOB + ") group_left () "
                + Recorded.GC_PER_BYTE + " or 0 * " + Recorded.ENDPOINT_CPU_COST + ")";
        return "(" + Recorded.ENDPOINT_CPU_COST + " + " + collector + ") + on (" + BY_JOB + ") group_left () "
                + Recorded.REST;
    }

    private static String mix() {
        String weighted = Recorded.ENDPOINT_REQUESTS_1H + " * " + Recorded.DEMAND;
        String weights = Recorded.ENDPOINT_REQUESTS_1H + " and " + Recorded.DEMAND;
        return ratio(sum(BY_JOB, weighted), sum(BY_JOB, weights));
    }

    private static String sumOverWeek(Recorded rate) {
        return over("avg", rate.toString(), WEEK);
    }

    private ModelRules() {}
}
