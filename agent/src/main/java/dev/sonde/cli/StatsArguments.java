package dev.sonde.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The words after {@code stats}. */
final class StatsArguments {
    final List<String> processes = new ArrayList<>();
    boolean all;
    boolean stream = true;
    boolean truncate = true;
    String format = "table";
    double intervalSeconds = 1;
    String proc = "/proc";

    /**
     * Takes them.
     *
     * @throws IllegalArgumentException naming the word that makes no sense
     */
    StatsArguments(List<String> words) {
        for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
            take(each.next(), each);
        }
    }

    private void take(String word, Iterator<String> following) {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        String option = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? null : word.substring(equals + 1);
        if (option.equals("--format")) {
            format = value(option, value, following);
        } else if (option.equals("--interval")) {
            intervalSeconds = seconds(value(option, value, following));
        } else if (option.equals("--proc")) {
            proc = value(option, value, following).replaceAll("(?<=.)/+$", "");
        } else if (word.equals("--all") || word.equals("-a")) {
            all = true;
        } else if (word.equals("--no-stream")) {
            stream = false;
        } else if (word.equals("--no-trunc")) {
            truncate = false;
        } else if (word.startsWith("-")) {
            throw new IllegalArgumentException("stats has no option " + word);
        } else {
            processes.add(word);
        }
    }

    private static String value(String option, String value, Iterator<String> following) {
        if (value == null && !following.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value == null ? following.next() : value;
    }

    private static double seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds <= Integer.MAX_VALUE) {
                return seconds;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--interval needs a number of seconds, not '" + text + "'", notANumber);
        }
        throw new IllegalArgumentException("--interval needs more than 0 seconds, not " + text);
    }
}
