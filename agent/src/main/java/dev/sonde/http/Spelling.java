package dev.sonde.http;

import java.util.Arrays;

/** How a framework spells an endpoint: two spellings may be one route, such as with and without a context path. */
final class Spelling {

    final Endpoint endpoint;

    private final String method;
    private final String prefix;
    private final String middle;

    Spelling(String method, String prefix, String middle, Endpoint endpoint) {
        this.method = method;
        this.prefix = prefix;
        this.middle = middle;
        this.endpoint = endpoint;
    }

    /** These and the first of those. */
    static Spelling[] grown(Spelling[] present, Spelling[] added) {
        Spelling[] grown = Arrays.copyOf(present, present.length + 1);
        grown[present.length] = added[0];
        return grown;
    }

    boolean is(String otherMethod, String otherPrefix, String otherMiddle) {
        return method.equals(otherMethod) && prefix.equals(otherPrefix) && middle.equals(otherMiddle);
    }
}
