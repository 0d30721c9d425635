package dev.sonde.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of seconds above 0. */
final class Seconds implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        double seconds;
        try {
            seconds = Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException("needs a number of seconds, not '" + text + "'");
        }
        if (seconds > 0) {
            return seconds;
        }
        throw new TypeConversionException("needs more than 0 seconds, not " + text);
    }
}
