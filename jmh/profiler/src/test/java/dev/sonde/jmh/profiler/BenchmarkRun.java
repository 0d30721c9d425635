package dev.sonde.jmh.profiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run of JMH printed and wrote. */
record BenchmarkRun(int exit, String output, Path json) {

    /** The score of a secondary metric of the one benchmark whose name ends so. */
    double score(String benchmark, String metric) {
        return metrics(benchmark).path(metric).path("score").asDouble(Double.NaN);
    }

    /** The primary score, of benchmarks that are in seconds an operation. */
    double nanos(String benchmark) {
        return 1e9 * of(benchmark).path("primaryMetric").path("score").asDouble();
    }

    /** The unit of a secondary metric. */
    String unit(String benchmark, String metric) {
        return metrics(benchmark).path(metric).path("scoreUnit").asText();
    }

    boolean has(String benchmark, String metric) {
        return metrics(benchmark).has(metric);
    }

    /** All values of a secondary metric, fork by fork. */
    List<Double> values(String benchmark, String metric) {
        List<Double> values = new ArrayList<>();
        metrics(benchmark)
                .path(metric)
                .path("rawData")
                .forEach(fork -> fork.forEach(each -> values.add(each.asDouble())));
        return values;
    }

    /** How many forks have told a secondary metric. */
    int forks(String benchmark, String metric) {
        return metrics(benchmark).path(metric).path("rawData").size();
    }

    /** The names of the secondary metrics. */
    List<String> names(String benchmark) {
        List<String> names = new ArrayList<>();
        metrics(benchmark).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode metrics(String benchmark) {
        return of(benchmark).path("secondaryMetrics");
    }

    private JsonNode of(String benchmark) {
        try {
            for (JsonNode each : new ObjectMapper().readTree(json.toFile())) {
                if (each.path("benchmark").asText().endsWith('.' + benchmark)) {
                    return each;
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(output, failure);
        }
        throw new AssertionError(benchmark + " is not in the results:\n" + output);
    }
}
