package dev.sonde.server;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/** Reads the parameters {@code name[]} of a query, which ask for some of the metrics only. */
final class NameParameter {

    private static final String KEY = "name[]";

    private NameParameter() {}

    /**
     * The values in the order of the query, none for a query that is null.
     *
     * @throws IllegalArgumentException if an escape is malformed
     */
    static List<String> values(String rawQuery) {
        List<String> values = new ArrayList<>();
        for (String pair : (rawQuery == null ? "" : rawQuery).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decoded(pair.substring(0, equals)).equals(KEY)) {
                values.add(decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, "UTF-8");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
