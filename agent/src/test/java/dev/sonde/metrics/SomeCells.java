package dev.sonde.metrics;

/** Makes counts for histograms. */
final class SomeCells {

    private SomeCells() {}

    /** So many durations for each bucket of the scale's own bounds. */
    static CellCounts of(Scale scale, long... bucketCounts) {
        CellCounts tally = new CellCounts(scale);
        for (int i = 0; i < bucketCounts.length; i++) {
            boolean isLast = i == scale.upperBounds.length - 1;
            double seconds = isLast ? 2 * scale.upperBounds[i - 1] : scale.upperBounds[i];
            if (bucketCounts[i] > 0) {
                tally.record((long) (seconds * 1e9), bucketCounts[i]);
            }
        }
        return tally;
    }
}
