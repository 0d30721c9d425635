package dev.sonde.testing;

import java.util.Map;

/** One line of a scrape. */
public record Sample(String name, Map<String, String> labels, double value) {
    boolean has(Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    @Override
    public String toString() {
        return name + labels + " " + value;
    }
}
