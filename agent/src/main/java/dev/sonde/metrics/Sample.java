package dev.sonde.metrics;

/** One value of a labelled metric. */
public final class Sample extends Labelled {

    /** In the unit of the metric; NaN leaves the sample out of the scrape. */
    public final double value;

    /**
     * A value with its labels.
     *
     * @param labelValues in the order of {@link Metric#labels}; null for a label that is absent
     */
    public Sample(double value, String... labelValues) {
        super(labelValues);
        this.value = value;
    }
}
