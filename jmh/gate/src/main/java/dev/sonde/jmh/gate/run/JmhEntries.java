package dev.sonde.jmh.gate.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sonde.jmh.gate.statistics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** JMH's JSON of many runs of one fork each as that of one run of many forks, in JMH's own form. */
final class JmhEntries {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double SAME_SUM = 1e-9;

    private final Map<String, ObjectNode> entries = new LinkedHashMap<>();

    /** Takes the forks of a file that JMH wrote. */
    void add(Path json) throws IOException {
        for (JsonNode entry : MAPPER.readTree(json.toFile())) {
            String key = entry.path("benchmark").asText()
                    + ' '
                    + entry.path("mode")
                    + ' '
                    + entry.path("threads")
                    + ' '
                    + entry.path("params");
            ObjectNode known = entries.get(key);
            if (known == null) {
                entries.put(key, (ObjectNode) entry);
            } else {
                append(known, entry);
            }
        }
    }

    /** Writes all that was taken; a reader sees the old file or the new one. */
    void write(Path file) throws IOException {
        ArrayNode all = MAPPER.createArrayNode();
        entries.values().forEach(all::add);
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), all);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void append(ObjectNode known, JsonNode entry) {
        known.put("forks", known.path("forks").asInt() + entry.path("forks").asInt());
        append(known.path("primaryMetric"), entry.path("primaryMetric"));
        ObjectNode secondary = known.withObject("secondaryMetrics");
        entry.path("secondaryMetrics").properties().forEach(each -> {
            if (secondary.has(each.getKey())) {
                append(secondary.path(each.getKey()), each.getValue());
            } else {
                secondary.set(each.getKey(), each.getValue());
            }
        });
    }

    private static void append(JsonNode known, JsonNode metric) {
        if (known instanceof ObjectNode target) {
            boolean adds = isSum(target);
            for (String raw : new String[] {"rawData", "rawDataHistogram"}) {
                if (target.path(raw) instanceof ArrayNode forks) {
                    metric.path(raw).forEach(forks::add);
                }
            }
            score(target, adds);
        }
    }

    /** Whether JMH added the iterations up, as it does with counts of collections. */
    private static boolean isSum(JsonNode metric) {
        double[] values = values(metric.path("rawData"));
        double sum = DoubleStream.of(values).sum();
        return values.length > 1 && sum != 0 && Math.abs(metric.path("score").asDouble() / sum - 1) < SAME_SUM;
    }

    /** What JMH itself would say of these iterations: their mean, and where it lies with 99.9 %. */
    private static void score(ObjectNode metric, boolean adds) {
        double[] values = values(metric.path("rawData"));
        if (values.length == 0) {
            metric.remove("scorePercentiles");
            return;
        }
        Summary summary = Summary.of(values);
        double score = adds ? summary.mean() * values.length : summary.mean();
        metric.put("score", score);
        if (!adds) {
            metric.put("scoreError", summary.error());
            metric.putArray("scoreConfidence").add(score - summary.error()).add(score + summary.error());
        }
        if (metric.path("scorePercentiles") instanceof ObjectNode percentiles) {
            percentiles
                    .properties()
                    .forEach(each -> each.setValue(
                            percentiles.numberNode(summary.percentile(Double.parseDouble(each.getKey())))));
        }
    }

    private static double[] values(JsonNode forks) {
        return StreamSupport.stream(forks.spliterator(), false)
                .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
