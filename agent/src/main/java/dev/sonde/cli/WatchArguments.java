package dev.sonde.cli;

import java.util.Iterator;
import java.util.List;

/** The words after {@code watch}. */
final class WatchArguments {
    String url = "http://127.0.0.1:9808/metrics";
    double seconds = Double.POSITIVE_INFINITY;
    double intervalSeconds = 2;
    boolean plain;
    final CallerArguments caller = new CallerArguments();

    /**
     * @throws IllegalArgumentException naming the word that makes no sense
     */
    WatchArguments(List<String> words) {
        for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
            take(each.next(), each);
        }
    }

    private void take(String word, Iterator<String> following) {
        if (word.equals("--seconds")) {
            seconds = number(word, following);
        } else if (word.equals("--interval")) {
            intervalSeconds = number(word, following);
        } else if (word.equals("--plain")) {
            plain = true;
        } else if (caller.take(word, following)) {
            return;
        } else if (word.startsWith("-")) {
            throw new IllegalArgumentException("watch has no option " + word);
        } else {
            url = word;
        }
    }

    private static double number(String option, Iterator<String> following) {
        String text = following.hasNext() ? following.next() : "";
        try {
            double number = Double.parseDouble(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(option + " needs a number of seconds, not '" + text + "'", notANumber);
        }
        throw new IllegalArgumentException(option + " needs more than 0 seconds, not " + text);
    }
}
