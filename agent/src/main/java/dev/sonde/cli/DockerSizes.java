package dev.sonde.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes figures as {@code docker stats} does; {@code --} for what is not known. */
final class DockerSizes {
    static final String UNKNOWN = "--";
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private DockerSizes() {}

    /** Four digits in powers of 1024, such as {@code 55.11MiB}. */
    static String memory(double bytes) {
        return size(bytes, 1024, BINARY, 4);
    }

    /** Three digits in powers of 1000, such as {@code 1.05kB}. */
    static String transferred(double bytes) {
        return size(bytes, 1000, DECIMAL, 3);
    }

    static String percent(double percent) {
        return Double.isNaN(percent) ? UNKNOWN : String.format(Locale.ROOT, "%.2f%%", percent);
    }

    static String count(double count) {
        return Double.isNaN(count) ? UNKNOWN : String.format(Locale.ROOT, "%.0f", count);
    }

    private static String size(double bytes, int base, String[] units, int digits) {
        if (Double.isNaN(bytes)) {
            return UNKNOWN;
        }
        int unit = 0;
        double size = bytes;
        for (; size >= base && unit < units.length - 1; unit++) {
            size /= base;
        }
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (rounded.signum() == 0) {
            return '0' + units[unit];
        }
        BigDecimal shortest = rounded.stripTrailingZeros();
        // As Go's %g, which docker uses: 999.9 kB is 1e+03kB.
        boolean isWide = shortest.precision() - shortest.scale() > digits;
        return (isWide ? exponential(shortest) : shortest.toPlainString()) + units[unit];
    }

    private static String exponential(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        return number.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString()
                + String.format(Locale.ROOT, "e+%02d", exponent);
    }
}
