package dev.sonde.linux;

/** Reads numbers as the kernel writes them; what is none is NaN, so that no line can stop a reading. */
final class Numbers {

    /** From here on a number of bytes is no limit: the kernel's largest ones, rounded down to whole pages. */
    private static final double NO_LIMIT = 0x1p62;

    private Numbers() {}

    /** A whole number in decimal digits. */
    static double parse(String word) {
        int first = word.startsWith("-") ? 1 : 0;
        for (int i = first; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return Double.NaN;
            }
        }
        return word.length() == first ? Double.NaN : Double.parseDouble(word);
    }

    /** A limit; infinite for {@code max}, {@code -1} and the huge number of cgroup v1. */
    static double limit(String word) {
        return word.equals("max") ? Double.POSITIVE_INFINITY : limit(parse(word));
    }

    /** The same of a number. */
    static double limit(double number) {
        return number < 0 || number >= NO_LIMIT ? Double.POSITIVE_INFINITY : number;
    }

    /** The number behind a key such as {@code nr_periods 12} in one of the lines. */
    static double of(String[] lines, String key) {
        for (String line : lines) {
            if (line.length() > key.length() && line.charAt(key.length()) == ' ' && line.startsWith(key)) {
                return parse(line.substring(key.length() + 1).trim());
            }
        }
        return Double.NaN;
    }

    /** The lesser of two, of which NaN is none. */
    static double least(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.min(one, other);
    }

    /** Unless it is a limit that does not limit. */
    static double finite(double limit) {
        return Double.isInfinite(limit) ? Double.NaN : limit;
    }
}
