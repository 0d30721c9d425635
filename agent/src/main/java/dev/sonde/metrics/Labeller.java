package dev.sonde.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the label values of a metric's samples into labels of one naming, with those of every metric among them. */
final class Labeller {

    private final Metric metric;
    private final Naming naming;
    // Sorted, as Labels wants them: its sort then has nothing to do on each scrape.
    private final String[] keys;
    private final int[] positions;
    private final String[] constants;

    /** @param labels of every metric, where it has no such label of its own */
    Labeller(Metric metric, Naming naming, SortedMap<String, String> labels) {
        this.metric = metric;
        this.naming = naming;
        this.constants = labels.values().toArray(new String[0]);
        Map<String, Integer> columns = new TreeMap<>();
        int constant = 0;
        for (String name : labels.keySet()) {
            columns.put(name, ~constant++);
        }
        for (int i = 0; i < metric.further().size(); i++) {
            columns.put(metric.further().get(i), metric.labels.size() + i);
        }
        for (int i = 0; i < metric.labels.size(); i++) {
            columns.put(metric.labels.get(i).key(naming), i);
        }
        columns.remove("");
        keys = columns.keySet().toArray(new String[0]);
        positions = columns.values().stream().mapToInt(Integer::intValue).toArray();
    }

    Labels labels(String... values) {
        if (values.length != metric.labels.size() + metric.further().size()) {
            throw new IllegalArgumentException(
                    metric + " has the labels " + metric.labels + ", not " + Arrays.toString(values));
        }
        String[] presentKeys = new String[keys.length];
        String[] presentValues = new String[keys.length];
        int present = 0;
        for (int i = 0; i < keys.length; i++) {
            String value = value(positions[i], values);
            if (!value.isEmpty()) {
                presentKeys[present] = keys[i];
                presentValues[present++] = value;
            }
        }
        return Labels.of(Arrays.copyOf(presentKeys, present), Arrays.copyOf(presentValues, present));
    }

    private String value(int position, String[] values) {
        if (position >= metric.labels.size()) {
            return values[position];
        }
        return position < 0 ? constants[~position] : metric.labels.get(position).value(values[position], naming);
    }
}
