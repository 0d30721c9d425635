package dev.sonde.rivals;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The median of some values, the least and the greatest of them. */
record Spread(double median, double least, double greatest) {

    static Spread of(DoubleStream values) {
        double[] sorted = values.toArray();
        Arrays.sort(sorted);
        int count = sorted.length;
        return new Spread((sorted[(count - 1) / 2] + sorted[count / 2]) / 2, sorted[0], sorted[count - 1]);
    }

    /** As text, each number in this format. */
    String text(String format) {
        return String.format(Locale.ROOT, format + " [" + format + ", " + format + "]", median, least, greatest);
    }
}
