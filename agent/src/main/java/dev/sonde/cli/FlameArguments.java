package dev.sonde.cli;

import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The words after {@code flame}. */
final class FlameArguments {
    String url = "http://127.0.0.1:9808";
    /** Ending of the route. */
    String format = "collapsed";
    /** Where to, empty for the standard output. */
    String file = "";

    final CallerArguments caller = new CallerArguments();

    private final List<String> parameters = new ArrayList<>();

    /**
     * @throws IllegalArgumentException naming the word that makes no sense
     */
    FlameArguments(List<String> words) {
        for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
            take(each.next(), each);
        }
    }

    /** The query as the agent reads it, which is the one to judge it. */
    String query() {
        return String.join("&", parameters);
    }

    private void take(String word, Iterator<String> following) {
        switch (word) {
            case "--endpoint":
            case "--type":
            case "--last":
            case "--ago":
                parameters.add(word.substring(2) + '=' + encoded(value(word, following)));
                return;
            case "--collapsed":
            case "--pprof":
            case "--json":
                format = word.substring(2);
                return;
            case "-o":
                file = value(word, following);
                return;
            default:
                if (!caller.take(word, following)) {
                    takeUrl(word);
                }
        }
    }

    private void takeUrl(String word) {
        if (word.startsWith("-")) {
            throw new IllegalArgumentException("flame has no option " + word);
        }
        url = word;
    }

    private static String value(String option, Iterator<String> following) {
        if (!following.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return following.next();
    }

    private static String encoded(String text) {
        try {
            return URLEncoder.encode(text, "UTF-8");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
