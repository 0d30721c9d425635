package dev.sonde.cli.capacity;

import java.util.Locale;

/** Figures within sentences. */
final class Words {
    private static final double MEGA = 1 << 20;

    private Words() {}

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / MEGA);
    }
}
