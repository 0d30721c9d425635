package dev.sonde.metrics;

/** The counts of a histogram for one set of labels. */
public final class Distribution extends Labelled {

    final long[] bucketCounts;
    final double sumSeconds;

    /**
     * Counts with their labels.
     *
     * @param bucketCounts not cumulative, one for each upper bound and a last one for all above; not copied
     * @param sumSeconds sum of all durations, in seconds
     * @param labelValues in the order of {@link Metric#labels}; null for a label that is absent
     */
    public Distribution(long[] bucketCounts, double sumSeconds, String... labelValues) {
        super(labelValues);
        this.bucketCounts = bucketCounts;
        this.sumSeconds = sumSeconds;
    }
}
