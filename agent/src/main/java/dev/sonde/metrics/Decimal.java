package dev.sonde.metrics;

/**
 * Writes numbers as {@link Long#toString} and {@link Double#toString} do, without garbage, as far as metrics have them:
 * whole numbers that are not negative, and whole numbers of billionths, such as seconds out of nanoseconds.
 *
 * <p>A text of at most 15 digits is the shortest there is for its double, so there is no other to choose.
 */
final class Decimal {

    /** Told instead of an end: nothing was written. */
    static final int UNKNOWN = -1;

    /** What a number takes at most. */
    static final int MOST_BYTES = 24;

    private static final double MOST = 1e15;
    private static final double BILLION = 1e9;
    private static final int BILLIONTH = -9;
    private static final double FIRST_SCIENTIFIC = 1e7;
    private static final double LAST_SCIENTIFIC = 1e-3;

    private Decimal() {}

    /** Returns the end of what it wrote at that place, or {@link #UNKNOWN}. */
    static int write(long number, byte[] to, int at) {
        return number < 0 ? UNKNOWN : digits(number, to, at, at + length(number));
    }

    /** Returns the end of what it wrote at that place, or {@link #UNKNOWN}. */
    static int write(double number, byte[] to, int at) {
        if (!(number >= 0 && number < MOST) || 1 / number < 0) {
            return UNKNOWN;
        }
        long whole = (long) number;
        if (whole == number) {
            return number < FIRST_SCIENTIFIC ? fraction(0, 1, to, write(whole, to, at)) : scientific(whole, 0, to, at);
        }
        long billionths = Math.round(number * BILLION);
        if (billionths >= MOST || billionths / BILLION != number) {
            return UNKNOWN;
        }
        return number < LAST_SCIENTIFIC
                ? scientific(billionths, BILLIONTH, to, at)
                : fraction(billionths % (long) BILLION, -BILLIONTH, to, write(whole, to, at));
    }

    /** Writes a point and so many digits, less the zeros at their end but one digit at least. */
    private static int fraction(long fraction, int places, byte[] to, int at) {
        long rest = fraction;
        int digits = places;
        while (digits > 1 && rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        to[at] = '.';
        return digits(rest, to, at + 1, at + 1 + digits);
    }

    /** Writes a number of that power of ten as one digit, a point, the other digits and an exponent. */
    private static int scientific(long number, int power, byte[] to, int at) {
        int others = length(number) - 1;
        long unit = 1;
        for (int i = 0; i < others; i++) {
            unit *= 10;
        }
        to[at] = (byte) ('0' + number / unit);
        int end = fraction(number % unit, Math.max(1, others), to, at + 1);
        to[end++] = 'E';
        int exponent = power + others;
        if (exponent < 0) {
            to[end++] = '-';
        }
        return write((long) Math.abs(exponent), to, end);
    }

    private static int digits(long number, byte[] to, int from, int end) {
        long rest = number;
        for (int i = end - 1; i >= from; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    private static int length(long number) {
        int length = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            length++;
        }
        return length;
    }
}
