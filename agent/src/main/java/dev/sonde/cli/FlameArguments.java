package dev.sonde.cli;

import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.util.StringJoiner;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words after {@code flame}. */
final class FlameArguments {

    @Parameters(arity = "0..1", paramLabel = "URL|PID|NAME", description = "of the agent (http://127.0.0.1:9808)")
    String url = "http://127.0.0.1:9808";

    @Option(names = "--endpoint", paramLabel = "E", description = "of one only, such as 'GET /orders/{id}'")
    String endpoint;

    @Option(names = "--type", paramLabel = "T", description = "cpu, alloc or wall (cpu)")
    String type;

    @Option(names = "--last", paramLabel = "T", description = "length of the window, such as 5m (60s)")
    String last;

    @Option(names = "--ago", paramLabel = "T", description = "how long ago it ended (0s)")
    String ago;

    @Option(names = "-o", paramLabel = "FILE", description = "into a file")
    String file = "";

    @Mixin
    final CallerArguments caller = new CallerArguments();

    /** Ending of the route. */
    String format = "collapsed";

    @Option(names = "--collapsed", description = "a line for each stack; as it is without a word")
    void collapsed(boolean on) {
        format = on ? "collapsed" : format;
    }

    @Option(names = "--pprof", description = "a profile for pprof")
    void pprof(boolean on) {
        format = on ? "pprof" : format;
    }

    @Option(names = "--json", description = "the tree as JSON")
    void json(boolean on) {
        format = on ? "json" : format;
    }

    /** So many endpoints and methods are told in the place of stacks; null for stacks. */
    @Option(
            names = "--top",
            arity = "0..1",
            paramLabel = "N",
            fallbackValue = "10",
            description = "the endpoints and methods that take most, so many of each (10)")
    Integer top;

    /**
     * Checks what picocli cannot.
     *
     * @throws IllegalArgumentException naming what makes no sense
     */
    void check() {
        if (top != null && top < 1) {
            throw new IllegalArgumentException("--top is a number from 1, not " + top);
        }
        if (top != null && !format.equals("collapsed")) {
            throw new IllegalArgumentException("--top is a table, --" + format + " is none; take one");
        }
    }

    /** The query as the agent reads it, which is the one to judge it. */
    String query() {
        StringJoiner query = new StringJoiner("&");
        add(query, "endpoint", endpoint);
        add(query, "type", type);
        add(query, "last", last);
        add(query, "ago", ago);
        return query.toString();
    }

    private static void add(StringJoiner query, String name, String value) {
        try {
            if (value != null) {
                query.add(name + '=' + URLEncoder.encode(value, "UTF-8"));
            }
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
