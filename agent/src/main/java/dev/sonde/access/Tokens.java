package dev.sonde.access;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Bearer tokens and the rights that they give, kept as digests. Immutable. */
final class Tokens {

    static final Tokens NONE = new Tokens();

    private static final int FEWEST_LETTERS = 16;

    private final KeyedDigest digest = new KeyedDigest();
    private final Map<ByteBuffer, Right> rights = new HashMap<>();

    private Tokens() {}

    /**
     * Reads {@code right:token} or, for one that may scrape only, {@code token} from each line.
     *
     * @throws IllegalArgumentException with a message that holds nothing of a token
     */
    static Tokens parse(String text) {
        Tokens tokens = new Tokens();
        Lines.of(text).forEach((number, line) -> {
            try {
                tokens.add(line);
            } catch (IllegalArgumentException bad) {
                throw Lines.bad(number, bad);
            }
        });
        if (tokens.rights.isEmpty()) {
            throw new IllegalArgumentException("there is no token in it");
        }
        return tokens;
    }

    /** What the token gives, null if it is none of these. */
    Right right(String token) {
        return rights.get(digest.of(token));
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        String token = line.substring(colon + 1);
        if (token.length() < FEWEST_LETTERS) {
            throw new IllegalArgumentException("has a token of fewer than " + FEWEST_LETTERS + " letters;"
                    + " `openssl rand -hex 32` makes a good one");
        }
        rights.put(digest.of(token), colon < 0 ? Right.SCRAPE : Right.named(line.substring(0, colon)));
    }
}
