package dev.sonde.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Turns the label values of a metric's samples into labels of one naming, with the application's name among them. */
final class Labeller {

    private static final int APPLICATION = -1;

    private final Metric metric;
    private final Naming naming;
    private final String application;
    // Sorted, as Labels wants them: its sort then has nothing to do on each scrape.
    private final String[] keys;
    private final int[] positions;

    Labeller(Metric metric, Naming naming, String application) {
        this.metric = metric;
        this.naming = naming;
        this.application = application;
        Map<String, Integer> columns = new TreeMap<>();
        columns.put(Meters.APPLICATION_KEY, APPLICATION);
        for (int i = 0; i < metric.labels.size(); i++) {
            columns.put(metric.labels.get(i).key(naming), i);
        }
        columns.remove("");
        keys = columns.keySet().toArray(new String[0]);
        positions = columns.values().stream().mapToInt(Integer::intValue).toArray();
    }

    Labels labels(String... values) {
        if (values.length != metric.labels.size()) {
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
        return position == APPLICATION
                ? application
                : metric.labels.get(position).value(values[position], naming);
    }
}
