package dev.sonde.jmh.gate.live;

import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.results.Measured;
import dev.sonde.jmh.gate.results.Measurement;
import dev.sonde.jmh.gate.results.Results;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the endpoints of one side did: by endpoint and instance, window by window. */
public final class Traffic {
    private static final int FEWEST_INSTANCES = 3;
    private static final int FEWEST_WINDOWS = 3;
    private static final double MILLIS = 1e3;
    private static final double MICROS = 1e6;

    private final Map<String, Map<String, List<Window>>> endpoints = new TreeMap<>();

    void add(String endpoint, String instance, Window window) {
        endpoints
                .computeIfAbsent(endpoint, any -> new TreeMap<>())
                .computeIfAbsent(instance, any -> new ArrayList<>())
                .add(window);
    }

    /** Returns whether there are instances enough to stand for forks, as there must be on both sides. */
    public boolean hasManyInstances() {
        return endpoints.values().stream().mapToInt(Map::size).max().orElse(0) >= FEWEST_INSTANCES;
    }

    /** Returns whether nothing was seen. */
    public boolean isEmpty() {
        return endpoints.isEmpty();
    }

    /**
     * Returns the endpoints as benchmarks: latency is the score, CPU time and bytes are beside.
     *
     * @param byInstance whether an instance stands for a fork and its windows for iterations; else a window for a fork
     */
    public Results results(boolean byInstance) {
        List<Measured> all = new ArrayList<>();
        endpoints.forEach((endpoint, instances) -> {
            BenchmarkKey key = new BenchmarkKey(endpoint, "", 1, Map.of());
            List<List<Window>> forks = instances.values().stream()
                    .map(windows -> windows.stream().filter(Window::isEnough).toList())
                    .flatMap(windows ->
                            byInstance ? Stream.of(windows) : windows.stream().map(List::of))
                    .filter(fork -> !fork.isEmpty())
                    .toList();
            if (forks.stream().mapToInt(List::size).sum() >= FEWEST_WINDOWS) {
                measured(key, forks).ifPresent(all::add);
            }
        });
        return new Results(Map.of(), all);
    }

    private static Optional<Measured> measured(BenchmarkKey key, List<List<Window>> forks) {
        List<Measurement> costs = Stream.of(
                        measurement("cpu", "us/request", forks, each -> each.cpuSeconds() * MICROS / each.requests()),
                        measurement("allocated", "B/request", forks, each -> each.bytes() / each.requests()))
                .flatMap(Optional::stream)
                .toList();
        return measurement("", "ms/request", forks, each -> each.seconds() * MILLIS / each.requests())
                .map(latency -> new Measured(key, latency, costs));
    }

    private static Optional<Measurement> measurement(
            String name, String unit, List<List<Window>> forks, ToDoubleFunction<Window> value) {
        List<double[]> values = forks.stream()
                .map(fork -> fork.stream()
                        .mapToDouble(value)
                        .filter(Double::isFinite)
                        .toArray())
                .filter(fork -> fork.length > 0)
                .toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Measurement(name, unit, false, new Series(values)));
    }
}
