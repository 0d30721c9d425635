package dev.sonde.jmh.gate.compare;

import dev.sonde.jmh.gate.results.Measured;
import dev.sonde.jmh.gate.results.Measurement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The shares that methods have of a benchmark's CPU time and bytes, as {@code -prof sonde} tells them. They come from
 * samples, so they decide nothing: they say where to look.
 */
final class Shares {
    private static final Map<String, String> PREFIXES =
            Map.of("sonde.method.cpu:", "cpu", "sonde.method.alloc:", "allocation");
    private static final double SMALLEST_GROWTH = 0.05;
    private static final int MOST = 5;
    private static final double PERCENT = 100;

    private Shares() {}

    static boolean isShare(String metric) {
        return PREFIXES.keySet().stream().anyMatch(metric::startsWith);
    }

    /** The methods of which every fork has another share than any before, by 5 of a hundred or more. */
    static List<ShareChange> changes(Measured before, Measured after) {
        Map<String, double[]> first = shares(before);
        Map<String, double[]> second = shares(after);
        TreeSet<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        // A side without any had no such profiler.
        Stream<String> both = first.isEmpty() || second.isEmpty() ? Stream.of() : names.stream();
        double[] none = {0};
        return both.map(name -> change(name, first.getOrDefault(name, none), second.getOrDefault(name, none)))
                .flatMap(Stream::ofNullable)
                .sorted(Comparator.comparingDouble(change -> -Math.abs(change.growth())))
                .limit(MOST)
                .toList();
    }

    private static ShareChange change(String metric, double[] before, double[] after) {
        double growth = mean(after) - mean(before);
        boolean apart = max(before) < min(after) || max(after) < min(before);
        String prefix = PREFIXES.keySet().stream()
                .filter(metric::startsWith)
                .findFirst()
                .orElseThrow();
        return apart && Math.abs(growth) >= SMALLEST_GROWTH
                ? new ShareChange(PREFIXES.get(prefix), metric.substring(prefix.length()), mean(before), mean(after))
                : null;
    }

    private static Map<String, double[]> shares(Measured measured) {
        Map<String, double[]> shares = new TreeMap<>();
        for (Measurement each : measured.secondary()) {
            if (isShare(each.metric())) {
                shares.put(
                        each.metric(),
                        each.series().forks().stream()
                                .mapToDouble(Shares::mean)
                                .map(percent -> percent / PERCENT)
                                .toArray());
            }
        }
        return shares;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
