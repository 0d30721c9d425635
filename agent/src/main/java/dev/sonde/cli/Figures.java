package dev.sonde.cli;

import java.util.Locale;

/** Writes numbers for people: as many digits as mean something, nothing for what is not known. */
final class Figures {
    private static final double MEGA = 1024.0 * 1024.0;

    private Figures() {}

    /** Three digits or more, such as {@code 0.123}, {@code 12.3} and {@code 12345}; empty for NaN. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** With one decimal; empty for NaN. */
    static String tenths(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.1f", value);
    }

    /** As {@link #tenths}, but empty for 0 as well: in a column of errors, only what there is shall be seen. */
    static String tenthsIfAny(double value) {
        return value == 0 ? "" : tenths(value);
    }

    static String hundredths(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    static String whole(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.0f", value);
    }

    static String megabytes(double bytes) {
        return whole(bytes / MEGA);
    }
}
