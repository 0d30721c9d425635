package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.statistics.Interval;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.Arrays;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
    private static final double LARGE = 1000;
    private static final double SMALL = 0.001;
    private static final double HUNDRED = 100;

    private Figures() {}

    /** Four digits that count; thousands apart. */
    static String number(double value) {
        double size = Math.abs(value);
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        } else if (size == 0 || Double.isNaN(value)) {
            return size == 0 ? "0" : "?";
        } else if (size >= LARGE) {
            return String.format(Locale.ROOT, "%,.0f", value);
        } else if (size < SMALL) {
            return String.format(Locale.ROOT, "%.2g", value);
        }
        int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A fraction in hundredths, such as 5 %. */
    static String percent(double fraction) {
        if (!Double.isFinite(fraction)) {
            return "?";
        }
        double percent = fraction * HUNDRED;
        double rounded = Math.round(percent * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? String.format(Locale.ROOT, "%.0f %%", rounded)
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** A ratio as the change that it is, such as +5.0 %. */
    static String change(double ratio) {
        if (!Double.isFinite(ratio)) {
            return ratio > 0 ? "from none" : "?";
        }
        double percent = (ratio - 1) * HUNDRED;
        return String.format(Locale.ROOT, Math.abs(percent) >= LARGE ? "%+,.0f %%" : "%+.1f %%", percent);
    }

    static String ratio(double ratio) {
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.3f", ratio) : number(ratio);
    }

    static String interval(Interval interval) {
        return "[" + ratio(interval.low()) + ", " + ratio(interval.high()) + "]";
    }

    /** The middle fork's mean, and how far the forks lie apart. */
    static String spread(Series series) {
        double[] forks = forkMeans(series);
        String middle = number(median(forks));
        if (forks.length < 2) {
            return middle;
        }
        double mean = Arrays.stream(forks).average().orElse(0);
        double squares =
                Arrays.stream(forks).map(fork -> (fork - mean) * (fork - mean)).sum();
        double deviation = Math.sqrt(squares / (forks.length - 1));
        return middle + " ± " + (mean == 0 ? "0 %" : percent(deviation / Math.abs(mean)));
    }

    static double[] forkMeans(Series series) {
        return series.forks().stream()
                .mapToDouble(fork -> Arrays.stream(fork).average().orElseThrow())
                .toArray();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static String middle(Series series) {
        return number(median(forkMeans(series)));
    }
}
