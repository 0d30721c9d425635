package dev.sonde.grafana;

/** The few phrases of PromQL that queries and rules are put together from. */
final class Promql {

    static final String BY_JOB = "namespace, job";
    static final String BY_INSTANCE = BY_JOB + ", instance";
    static final String BY_ENDPOINT = BY_JOB + ", method, uri";

    /** The increase per second over what the panel's step asks for. */
    static String rate(String series) {
        return "rate(" + series + "[$__rate_interval])";
    }

    static String rate5m(String series) {
        return "rate(" + series + "[5m])";
    }

    static String sum(String expression) {
        return "sum(" + expression + ")";
    }

    static String sum(String by, String expression) {
        return aggregate("sum", by, expression);
    }

    static String max(String by, String expression) {
        return aggregate("max", by, expression);
    }

    static String avg(String by, String expression) {
        return aggregate("avg", by, expression);
    }

    static String aggregate(String function, String by, String expression) {
        return function + " by (" + by + ") (" + expression + ")";
    }

    /** Only where the divisor is above zero, so that a quotient is never NaN. */
    static String ratio(String dividend, String divisor) {
        return dividend + " / (" + divisor + " > 0)";
    }

    /** As {@link #ratio}, of series that agree in these labels. */
    static String ratioOn(String labels, String dividend, String divisor) {
        return dividend + " / on (" + labels + ") (" + divisor + " > 0)";
    }

    /** The quantile from native histograms where those are stored, else from the classic buckets. */
    static String quantile(double rank, String nativeRates, String bucketRates) {
        return "histogram_quantile(" + rank + ", sum(" + nativeRates + ")) or histogram_quantile(" + rank
                + ", sum by (le) (" + bucketRates + "))";
    }

    static String over(String function, String expression, String window) {
        return function + "_over_time(" + inner(expression) + "[" + window + "])";
    }

    private static String inner(String expression) {
        return expression.matches("[\\w:]+(\\{[^{}]*})?") ? expression : "(" + expression + ")";
    }

    private Promql() {}
}
