package dev.sonde.metrics;

import java.util.function.DoubleBinaryOperator;

/** What a metric's values are, and what becomes of two values that end up with the same labels. */
public enum MetricKind {
    /** Only rises; its name ends in {@code _total}. */
    COUNTER(Double::sum),
    /** Rises and falls; two of a kind add up. */
    GAUGE(Double::sum),
    /** A gauge of which the highest counts. */
    MAXIMUM(Math::max),
    /** Counts in buckets, with their sum. */
    HISTOGRAM(Double::sum);

    final DoubleBinaryOperator merge;

    MetricKind(DoubleBinaryOperator merge) {
        this.merge = merge;
    }
}
