package dev.sonde.sample.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The words of a command line: some plain ones, and pairs of {@code --name value}. */
final class Arguments {
    private final Map<String, String> named = new HashMap<>();
    private final Set<String> unread = new TreeSet<>();
    private String plain = "";

    Arguments(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                plain = words[i];
            } else if (i + 1 < words.length) {
                named.put(words[i].substring(2), words[++i]);
            } else {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
        }
        unread.addAll(named.keySet());
    }

    /** The last word that is no option, empty if there is none. */
    String plain() {
        return plain;
    }

    String text(String name, String otherwise) {
        unread.remove(name);
        return named.getOrDefault(name, otherwise);
    }

    /** A number of at least 0. */
    double number(String name, double otherwise) {
        String text = text(name, Double.toString(otherwise));
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " needs a number, not " + text, e);
        }
        throw new IllegalArgumentException("--" + name + " needs a number from 0 on, not " + text);
    }

    /** Refuses options that nobody asked for: most often they are misspelt. */
    void refuseUnread() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("There is no option --" + String.join(", --", unread));
        }
    }
}
