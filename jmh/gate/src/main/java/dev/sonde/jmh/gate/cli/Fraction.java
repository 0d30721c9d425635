package dev.sonde.jmh.gate.cli;

import picocli.CommandLine.ITypeConverter;

/** Reads {@code 5%} or {@code 0.05}; 5 alone could be either, and is refused. */
final class Fraction implements ITypeConverter<Double> {
    private static final double PERCENT = 100;

    @Override
    public Double convert(String word) {
        return of(word);
    }

    static double of(String word) {
        boolean percent = word.endsWith("%");
        double value = number(percent ? word.substring(0, word.length() - 1) : word);
        if (!(value > 0) || Double.isInfinite(value) || (!percent && value >= 1)) {
            throw new IllegalArgumentException("'" + word + "' is not like 5% or 0.05");
        }
        return percent ? value / PERCENT : value;
    }

    private static double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
