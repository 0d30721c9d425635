package dev.sonde.metrics;

/** The counts of a histogram for one set of labels. */
public final class Distribution extends Labelled {

    final CellCounts tally;
    final double sumSeconds;
    /** For exemplars; null if there are none. */
    final TracedDurations traced;

    /**
     * Counts with their labels.
     *
     * @param tally counts by the scale the histogram was registered with
     * @param sumSeconds sum of all durations, in seconds
     * @param labelValues in the order of {@link Metric#labels}; null for a label that is absent
     */
    public Distribution(CellCounts tally, double sumSeconds, String... labelValues) {
        this(tally, null, sumSeconds, labelValues);
    }

    /** The same with the traces of some of the durations, null if there are none. */
    public Distribution(CellCounts tally, TracedDurations traced, double sumSeconds, String... labelValues) {
        super(labelValues);
        this.tally = tally;
        this.traced = traced;
        this.sumSeconds = sumSeconds;
    }
}
