package dev.sonde.base;

import java.util.SortedMap;
import java.util.TreeMap;

/** Labels as options write them: {@code team=shop:region=eu}. */
final class Labels {

    private static final String NAME = "[a-zA-Z_][a-zA-Z0-9_]*";
    // Prometheus keeps the names with two of these in front for itself.
    private static final String RESERVED = "__.*|le|quantile|application";

    private Labels() {}

    /** Whether a label may be called so. */
    static boolean isName(String name) {
        return name.matches(NAME) && !name.matches(RESERVED);
    }

    /** @throws IllegalArgumentException if there is one without a value, or whose name Prometheus does not allow */
    static SortedMap<String, String> parse(String text) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (String pair : text.split(":")) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, Math.max(0, equals)).trim();
            String value = pair.substring(equals + 1).trim();
            if (!pair.trim().isEmpty() && (!isName(name) || value.isEmpty() || labels.put(name, value) != null)) {
                throw new IllegalArgumentException(pair);
            }
        }
        return labels;
    }
}
