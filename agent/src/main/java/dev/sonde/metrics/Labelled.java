package dev.sonde.metrics;

/** Something with the values of a metric's labels. */
abstract class Labelled {

    /** In the order of {@link Metric#labels}; null for a label that is absent. */
    final String[] labelValues;

    Labelled(String[] labelValues) {
        this.labelValues = labelValues;
    }
}
