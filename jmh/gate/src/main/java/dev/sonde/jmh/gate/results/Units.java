package dev.sonde.jmh.gate.results;

import dev.sonde.jmh.gate.statistics.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JMH's units of time, {@code ns/op} or {@code ops/ms}, and how one becomes the other. */
public final class Units {
    private static final Map<String, Double> SECONDS =
            Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86400.0);

    private Units() {}

    /**
     * Returns the measurement in another unit;
     * empty if the one cannot become the other, or is beyond all numbers in it.
     */
    public static Optional<Measurement> convert(Measurement measurement, String unit) {
        if (measurement.unit().equals(unit)) {
            return Optional.of(measurement);
        }
        String[] from = measurement.unit().split("/", -1);
        String[] to = unit.split("/", -1);
        if (from.length != 2 || to.length != 2) {
            return Optional.empty();
        }
        Double factor = null;
        if (from[1].equals(to[1]) && SECONDS.containsKey(from[0]) && SECONDS.containsKey(to[0])) {
            factor = SECONDS.get(from[0]) / SECONDS.get(to[0]);
        } else if (from[0].equals(to[0]) && SECONDS.containsKey(from[1]) && SECONDS.containsKey(to[1])) {
            factor = SECONDS.get(to[1]) / SECONDS.get(from[1]);
        }
        return Optional.ofNullable(factor).flatMap(times -> scaled(measurement, unit, times));
    }

    private static Optional<Measurement> scaled(Measurement measurement, String unit, double factor) {
        List<double[]> forks = measurement.series().forks().stream()
                .map(fork -> Arrays.stream(fork).map(value -> value * factor).toArray())
                .toList();
        boolean fits = forks.stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        return fits
                ? Optional.of(
                        new Measurement(measurement.metric(), unit, measurement.moreIsBetter(), new Series(forks)))
                : Optional.empty();
    }
}
