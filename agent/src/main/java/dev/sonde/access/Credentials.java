package dev.sonde.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** What a caller shows in the header {@code Authorization}. */
final class Credentials {

    private static final int MOST_LETTERS = 1_024;

    /** Null if it is a bearer's. */
    final String name;
    /** The password or token. */
    final String secret;

    private Credentials(String name, String secret) {
        this.name = name;
        this.secret = secret;
    }

    /** Null if there are none, or none that can be read. */
    static Credentials parse(String header) {
        if (header == null || header.length() > MOST_LETTERS) {
            return null;
        }
        int space = header.indexOf(' ');
        String scheme = header.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
        String rest = header.substring(space + 1).trim();
        if (rest.isEmpty()) {
            return null;
        }
        if (scheme.equals("bearer")) {
            return new Credentials(null, rest);
        }
        return scheme.equals("basic") ? basic(rest) : null;
    }

    private static Credentials basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            boolean isWhole = colon > 0 && colon < pair.length() - 1 && pair.indexOf('\0') < 0;
            return isWhole ? new Credentials(pair.substring(0, colon), pair.substring(colon + 1)) : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
