package dev.sonde.http;

/**
 * Guesses the template of a path that no route is known for: {@code /orders/{}/lines} of {@code /orders/4711/lines}.
 *
 * <p>What cannot be told from an identifier is taken for one: numbers, dates, UUIDs, hashes, long tokens, and whatever
 * has other characters than words have. Paths are what clients send, so one look at each character is all they get, and
 * what is long is cut.
 */
final class PathTemplate {

    private static final String ANY = "/{}";
    private static final int MOST_PARTS = 8;
    private static final int LONGEST_WORD = 32;
    private static final int LONGEST_VERSION = 6;
    private static final int SHORTEST_HASH = 8;
    private static final int MOST_DIGITS = 3;
    private static final int MOST_CHANGES = 2;

    private PathTemplate() {}

    /** The template of what a client sent as the target of its request; null if that is no path. */
    static String of(String target) {
        int end = end(target);
        int at = start(target, end);
        if (at < 0) {
            return null;
        }
        StringBuilder template = new StringBuilder();
        int parts = 0;
        while (at < end) {
            int next = target.indexOf('/', at + 1);
            int stop = next < 0 || next > end ? end : next;
            String part = target.substring(at + 1, Math.min(stop, at + 2 + LONGEST_WORD));
            int parameters = part.indexOf(';');
            String name = parameters < 0 ? part : part.substring(0, parameters);
            parts += name.isEmpty() ? 0 : 1;
            if (parts > MOST_PARTS) {
                return template.append("/*").toString();
            }
            template.append(name.isEmpty() ? "" : isWord(name) ? '/' + name : ANY);
            at = stop;
        }
        return template.length() == 0 ? "/" : template.toString();
    }

    private static int end(String target) {
        for (int i = 0; i < target.length(); i++) {
            char each = target.charAt(i);
            if (each == '?' || each == '#') {
                return i;
            }
        }
        return target.length();
    }

    // A proxy is sent the address in full.
    private static int start(String target, int end) {
        if (target.startsWith("/")) {
            return 0;
        }
        int scheme = target.indexOf("://");
        if (scheme < 1 || scheme > end) {
            return -1;
        }
        int path = target.indexOf('/', scheme + 3);
        return path < 0 || path > end ? end : path;
    }

    private static boolean isWord(String part) {
        int letters = 0;
        int digits = 0;
        int changes = 0;
        boolean isHexadecimal = true;
        if (part.length() > LONGEST_WORD) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            char each = part.charAt(i);
            boolean isDigit = isDigit(each);
            if (!isDigit && !isLetter(each) && !isBetweenWords(each)) {
                return false;
            }
            digits += isDigit ? 1 : 0;
            letters += isLetter(each) ? 1 : 0;
            changes += i > 0 && isDigit != isDigit(part.charAt(i - 1)) ? 1 : 0;
            isHexadecimal &= isDigit || ((each | ' ') >= 'a' && (each | ' ') <= 'f');
        }
        if (letters == 0 || digits == 0) {
            return letters > 0;
        }
        boolean isHash = isHexadecimal && part.length() >= SHORTEST_HASH;
        boolean isMixed = digits > MOST_DIGITS || changes > MOST_CHANGES;
        return isVersion(part) || !(isHash || isMixed || hasNumber(part));
    }

    // Such as v1 or v2.1.
    private static boolean isVersion(String part) {
        boolean is = part.length() <= LONGEST_VERSION && (part.charAt(0) | ' ') == 'v';
        for (int i = 1; i < part.length() && is; i++) {
            is = isDigit(part.charAt(i)) || part.charAt(i) == '.';
        }
        return is;
    }

    // Such as order-17, where letters are not next to the digits.
    private static boolean hasNumber(String part) {
        boolean isNumber = false;
        for (int i = 0; i < part.length(); i++) {
            char each = part.charAt(i);
            boolean begins = i == 0 || isBetweenWords(part.charAt(i - 1));
            isNumber = isDigit(each) && (begins || isNumber);
            boolean ends = i + 1 == part.length() || isBetweenWords(part.charAt(i + 1));
            if (isNumber && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static boolean isLetter(char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
    }

    private static boolean isBetweenWords(char each) {
        return each == '-' || each == '_' || each == '.' || each == '~';
    }
}
