package dev.sonde.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time as Prometheus writes it, such as {@code 90s}, {@code 5m} or {@code 7d}, as seconds. */
final class Timespan implements ITypeConverter<Long> {
    private static final String UNITS = "smhd";
    private static final long[] SECONDS = {1, 60, 3600, 86_400};

    @Override
    public Long convert(String text) {
        if (!text.matches("[1-9][0-9]{0,6}[smhd]?")) {
            throw new TypeConversionException("needs a time such as 90s, 5m, 2h or 7d, not '" + text + "'");
        }
        int unit = UNITS.indexOf(text.charAt(text.length() - 1));
        String number = unit < 0 ? text : text.substring(0, text.length() - 1);
        return Long.parseLong(number) * SECONDS[Math.max(0, unit)];
    }

    /** The largest unit of which it is a whole number. */
    static String text(long seconds) {
        for (int unit = SECONDS.length - 1; unit > 0; unit--) {
            if (seconds % SECONDS[unit] == 0) {
                return seconds / SECONDS[unit] + UNITS.substring(unit, unit + 1);
            }
        }
        return seconds + "s";
    }
}
