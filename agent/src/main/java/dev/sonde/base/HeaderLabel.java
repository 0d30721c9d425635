package dev.sonde.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A label that takes its value from a header, if that is one of a few: {@code plan=X-Plan=free|gold}. All others, and
 * none, are {@code other}, or what is written with a star before it. Immutable.
 */
public final class HeaderLabel {

    private static final String TOKEN = "[-!#$%&'+.^_`~0-9a-zA-Z]+";
    private static final String OTHER = "other";
    private static final int MOST_COMBINATIONS = 10_000;

    public final String name;
    public final String header;
    /** The values it can have, the first for all that is not allowed. */
    public final List<String> values;

    private HeaderLabel(String name, String header, List<String> values) {
        this.name = name;
        this.header = header;
        this.values = Collections.unmodifiableList(values);
    }

    /**
     * Reads an option.
     *
     * @throws IllegalArgumentException if a name is none, no value is allowed, or there are over 10,000 combinations
     */
    static List<HeaderLabel> parse(String text) {
        List<HeaderLabel> labels = new ArrayList<>();
        int combinations = 1;
        for (String each : text.split(":")) {
            if (!each.trim().isEmpty()) {
                HeaderLabel label = one(each.trim());
                labels.add(label);
                combinations *= label.values.size();
            }
            if (combinations > MOST_COMBINATIONS) {
                throw new IllegalArgumentException(text);
            }
        }
        return labels;
    }

    private static HeaderLabel one(String text) {
        String[] parts = text.split("=", 3);
        if (parts.length < 3 || !Labels.isName(parts[0]) || !parts[1].matches(TOKEN)) {
            throw new IllegalArgumentException(text);
        }
        List<String> values = new ArrayList<>();
        values.add(OTHER);
        for (String value : parts[2].split("\\|")) {
            if (value.startsWith("*")) {
                values.set(0, value.substring(1));
            } else if (!value.isEmpty()) {
                values.add(value);
            }
        }
        if (values.size() < 2 || values.size() > MOST_COMBINATIONS) {
            throw new IllegalArgumentException(text);
        }
        return new HeaderLabel(parts[0], parts[1], values);
    }

    /** The place among {@link #values} of what a header says, 0 if it is not allowed or null. */
    public int indexOf(String value) {
        for (int i = values.size() - 1; i > 0; i--) {
            if (values.get(i).equals(value)) {
                return i;
            }
        }
        return 0;
    }
}
