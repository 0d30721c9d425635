package dev.sonde.metrics;

/**
 * The ids that a W3C {@code traceparent} header has of a trace that is recorded, as numbers: nothing else of what a
 * client sent is kept. Immutable.
 */
final class TraceParent {

    // version-trace id-span id-flags, all hexadecimal, in small letters.
    private static final int LENGTH = 55;
    private static final int TRACE = 3;
    private static final int SPAN = 36;
    private static final int FLAGS = 53;
    private static final int ID_DIGITS = 16;
    private static final int RECORDED = 1;
    private static final int FIRST_VERSION = 0;
    private static final int NO_VERSION = 0xff;

    final long traceHigh;
    final long traceLow;
    final long span;

    private TraceParent(long traceHigh, long traceLow, long span) {
        this.traceHigh = traceHigh;
        this.traceLow = traceLow;
        this.span = span;
    }

    /**
     * Reads a header.
     *
     * @param header as it came, may be null
     * @return null if it is not exactly as the standard has it, has an id of 0, or is of a trace nobody records
     */
    static TraceParent recorded(String header) {
        if (header == null || !isWellFormed(header)) {
            return null;
        }
        TraceParent read = new TraceParent(
                number(header, TRACE, ID_DIGITS),
                number(header, TRACE + ID_DIGITS, ID_DIGITS),
                number(header, SPAN, ID_DIGITS));
        boolean hasIds = (read.traceHigh | read.traceLow) != 0 && read.span != 0;
        return hasIds && (number(header, FLAGS, 2) & RECORDED) != 0 ? read : null;
    }

    private static boolean isWellFormed(String header) {
        if (header.length() < LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean isDash = i == TRACE - 1 || i == SPAN - 1 || i == FLAGS - 1;
            if (isDash ? header.charAt(i) != '-' : digit(header.charAt(i)) < 0) {
                return false;
            }
        }
        long version = number(header, 0, 2);
        // Later versions may add to it, behind another dash.
        return header.length() == LENGTH
                ? version != NO_VERSION
                : version != FIRST_VERSION && version != NO_VERSION && header.charAt(LENGTH) == '-';
    }

    private static long number(String hex, int from, int digits) {
        long number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number << 4 | digit(hex.charAt(i));
        }
        return number;
    }

    // Not Character.digit, which knows capitals and the digits of all scripts.
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
