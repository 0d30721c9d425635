package dev.sonde.cli;

import java.util.Map;

/** One line of a scrape: a name, its labels and a number. */
final class Sample {
    final String name;
    final Map<String, String> labels;
    final double value;

    Sample(String name, Map<String, String> labels, double value) {
        this.name = name;
        this.labels = labels;
        this.value = value;
    }

    /** The label's value, empty if the sample has no such label. */
    String label(String key) {
        return labels.getOrDefault(key, "");
    }
}
