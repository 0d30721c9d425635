package dev.sonde.jmh.gate.results;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;

/** The values of a metric as JMH writes them: numbers, or for mode {@code sample} how often each value was seen. */
final class Metrics {
    private static final double TAIL = 0.99;
    private static final String TAIL_NAME = "p0.99";

    private Metrics() {}

    /** The metric, and of samples their tail as well; none without finite values, as of a profiler that saw nothing. */
    static List<Measurement> of(String name, JsonNode metric) {
        List<Measurement> found = new ArrayList<>();
        String unit = metric.path("scoreUnit").asText();
        if (metric.path("rawDataHistogram").isArray()) {
            JsonNode forks = metric.path("rawDataHistogram");
            series(forks, Metrics::mean).ifPresent(series -> found.add(measurement(name, unit, series)));
            series(forks, Metrics::tail)
                    .ifPresent(series ->
                            found.add(measurement(name.isEmpty() ? TAIL_NAME : name + ' ' + TAIL_NAME, unit, series)));
        } else {
            series(metric.path("rawData"), JsonNode::asDouble)
                    .ifPresent(series -> found.add(measurement(name, unit, series)));
        }
        return found;
    }

    private static Measurement measurement(String name, String unit, Series series) {
        return new Measurement(name, unit, unit.startsWith("ops/"), series);
    }

    private static Optional<Series> series(JsonNode forks, ToDoubleFunction<JsonNode> value) {
        List<double[]> all = new ArrayList<>();
        for (JsonNode fork : forks) {
            double[] values = StreamSupport.stream(fork.spliterator(), false)
                    .mapToDouble(value)
                    .filter(Double::isFinite)
                    .toArray();
            if (values.length > 0) {
                all.add(values);
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new Series(all));
    }

    private static double mean(JsonNode histogram) {
        double sum = 0;
        double count = 0;
        for (JsonNode bucket : histogram) {
            sum += bucket.path(0).asDouble() * bucket.path(1).asDouble();
            count += bucket.path(1).asDouble();
        }
        return sum / count;
    }

    private static double tail(JsonNode histogram) {
        double[][] buckets = StreamSupport.stream(histogram.spliterator(), false)
                .map(bucket ->
                        new double[] {bucket.path(0).asDouble(), bucket.path(1).asDouble()})
                .sorted((one, other) -> Double.compare(one[0], other[0]))
                .toArray(double[][]::new);
        double wanted =
                TAIL * Arrays.stream(buckets).mapToDouble(bucket -> bucket[1]).sum();
        for (double[] bucket : buckets) {
            wanted -= bucket[1];
            if (wanted <= 0) {
                return bucket[0];
            }
        }
        return Double.NaN;
    }
}
