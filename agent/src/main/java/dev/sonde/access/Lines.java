package dev.sonde.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** The lines of a file that say something. */
final class Lines {

    private Lines() {}

    /** By their number from 1, without those that are empty or begin with {@code #}. */
    static Map<Integer, String> of(String text) {
        Map<Integer, String> said = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            String trimmed = line.trim();
            if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
                said.put(number, trimmed);
            }
        }
        return said;
    }

    /** A complaint about one of them, which repeats nothing of it. */
    static IllegalArgumentException bad(int number, IllegalArgumentException reason) {
        return new IllegalArgumentException("line " + number + ' ' + reason.getMessage(), reason);
    }
}
