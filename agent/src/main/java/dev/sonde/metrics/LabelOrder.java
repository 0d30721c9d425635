package dev.sonde.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The sets of labels of a family in the order of the exposition. It knows those of the scrape before, so that they are
 * made and sorted only when new ones have come. Any thread.
 */
final class LabelOrder {

    private final Labeller labeller;
    private volatile Known known = new Known(new Labels[0], Collections.emptyMap());

    LabelOrder(Labeller labeller) {
        this.labeller = labeller;
    }

    /** Gives each sample its place; samples whose labels become the same share one. */
    Places place(List<? extends Labelled> samples) {
        Places places = known.find(samples);
        if (places == null) {
            Known fresh = learn(samples);
            known = fresh;
            places = fresh.find(samples);
        }
        return places;
    }

    private Known learn(List<? extends Labelled> samples) {
        Map<Values, Labels> labels = new HashMap<>();
        for (Labelled sample : samples) {
            labels.computeIfAbsent(new Values(sample.labelValues), key -> labeller.labels(key.values));
        }
        Labels[] sorted = new TreeSet<>(labels.values()).toArray(new Labels[0]);
        Map<Values, Integer> positions = new HashMap<>();
        labels.forEach((values, its) -> positions.put(values, Arrays.binarySearch(sorted, its)));
        return new Known(sorted, positions);
    }

    /** Where the samples of one scrape belong. */
    static final class Places {

        /** Sorted, and perhaps with some that no sample has. */
        final Labels[] labels;
        /** For each sample the index of its labels. */
        final int[] positions;

        private Places(Labels[] labels, int[] positions) {
            this.labels = labels;
            this.positions = positions;
        }
    }

    private static final class Known {

        private final Labels[] sorted;
        private final Map<Values, Integer> positions;

        Known(Labels[] sorted, Map<Values, Integer> positions) {
            this.sorted = sorted;
            this.positions = positions;
        }

        /** Null if it does not know the labels of all samples. */
        Places find(List<? extends Labelled> samples) {
            int[] found = new int[samples.size()];
            for (int i = 0; i < found.length; i++) {
                Integer position = positions.get(new Values(samples.get(i).labelValues));
                if (position == null) {
                    return null;
                }
                found[i] = position;
            }
            return new Places(sorted, found);
        }
    }

    private static final class Values {

        private final String[] values;

        Values(String[] values) {
            this.values = values;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Values && Arrays.equals(values, ((Values) other).values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }
}
