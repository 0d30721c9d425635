package dev.sonde.boot;

import java.util.ArrayList;
import java.util.List;

/** What an agent could not give back when it was detached. For one thread at a time. */
public final class Residue {

    static final String COLLECTED = "collected";
    static final String HELD = "held";
    static final String UNKNOWN = "unknown";

    /** Names of its threads that did not end in time. */
    public final List<String> threads = new ArrayList<>();
    /** Names of woven classes that still are. */
    public final List<String> classes = new ArrayList<>();
    /** A line for each part of it that failed to close. */
    public final List<String> problems = new ArrayList<>();

    private String loader = UNKNOWN;

    void loaderIs(String state) {
        loader = state;
    }

    boolean isClean() {
        return threads.isEmpty() && classes.isEmpty() && problems.isEmpty() && !loader.equals(HELD);
    }

    String json() {
        return "{\"clean\":" + isClean() + ",\"threads\":" + Reply.list(threads) + ",\"classes\":" + Reply.list(classes)
                + ",\"problems\":" + Reply.list(problems) + ",\"loader\":" + Reply.quoted(loader) + '}';
    }

    /** In words, such as the names of threads; empty if there is nothing. */
    String words() {
        List<String> words = new ArrayList<>();
        words.addAll(threads);
        words.addAll(classes);
        words.addAll(problems);
        if (loader.equals(HELD)) {
            words.add("its class loader is held, by requests that are yet under way if there are any");
        }
        return String.join(", ", words);
    }
}
