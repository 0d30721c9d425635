package dev.sonde.metrics;

/** The counts of a histogram for one set of labels. */
public final class Distribution extends Labelled {

    final CellCounts tally;
    final double sumSeconds;

    /**
     * Counts with their labels.
     *
     * @param tally counts by the scale the histogram was registered with
     * @param sumSeconds sum of all durations, in seconds
     * @param labelValues in the order of {@link Metric#labels}; null for a label that is absent
     */
    public Distribution(CellCounts tally, double sumSeconds, String... labelValues) {
        super(labelValues);
        this.tally = tally;
        this.sumSeconds = sumSeconds;
    }
}
