package dev.sonde.jmh.gate.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the JSON that JMH writes ({@code -rf json}), alone or as {@code results} of an object whose {@code environment}
 * tells of the machine.
 */
public final class JmhJson {
    private static final long LARGEST_BYTES = 64L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JmhJson() {}

    /**
     * Reads a file.
     *
     * @throws IOException with a message for its user if it cannot be read, is too large or is no such JSON
     */
    public static Results read(Path file) throws IOException {
        JsonNode root = tree(file);
        JsonNode entries = root.isObject() ? root.path("results") : root;
        if (!entries.isArray()) {
            throw new IOException(file + " is no JMH JSON: it holds no list of results (-rf json writes one)");
        } else if (entries.isEmpty()) {
            throw new IOException(file + " holds no result: did every benchmark fail?");
        }
        Map<BenchmarkKey, Measured> merged = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            Measured measured = measured(entry, file);
            merged.merge(measured.key(), measured, Merge::two);
        }
        Map<String, String> environment = new TreeMap<>(Traits.of(entries));
        root.path("environment")
                .properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
        return new Results(environment, List.copyOf(merged.values()));
    }

    /**
     * Reads a file as it stands.
     *
     * @throws IOException with a message for its user if it cannot be read, is too large or is no JSON
     */
    public static JsonNode tree(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + (Files.exists(file) ? " may not be read" : " is not there"));
        } else if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException(file + " is larger than the 64 MB that results may have");
        } else if (Files.size(file) == 0) {
            throw new IOException(file + " is empty: did the run fail?");
        }
        try {
            return MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException malformed) {
            throw new IOException(
                    file + " is no JSON" + at(malformed) + ": " + firstLine(malformed.getOriginalMessage()), malformed);
        } catch (StackOverflowError | OutOfMemoryError tooMuch) {
            throw new IOException(
                    file + " is more than this Java can read: "
                            + tooMuch.getClass().getSimpleName(),
                    tooMuch);
        }
    }

    private static String at(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? ""
                : " at line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
    }

    private static String inOneLine(String name) {
        return name.replaceAll("\\R", " ");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static Measured measured(JsonNode entry, Path file) throws IOException {
        String name = entry.path("benchmark").asText();
        Map<String, String> parameters = new TreeMap<>();
        entry.path("params")
                .properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
        BenchmarkKey key = new BenchmarkKey(
                name, entry.path("mode").asText("avgt"), entry.path("threads").asInt(1), parameters);
        List<Measurement> score = Metrics.of("", entry.path("primaryMetric"));
        if (name.isEmpty() || score.isEmpty()) {
            throw new IOException(file + " is no JMH JSON: "
                    + (name.isEmpty() ? "a result has no name" : inOneLine(name) + " has no score that is a number"));
        }
        List<Measurement> secondary = new ArrayList<>(score.subList(1, score.size()));
        entry.path("secondaryMetrics")
                .properties()
                .forEach(each -> secondary.addAll(Metrics.of(plain(each.getKey()), each.getValue())));
        return new Measured(key, score.get(0), List.copyOf(secondary));
    }

    /** JMH before 1.37 put a dot before the names of profilers' metrics. */
    private static String plain(String metric) {
        return metric.startsWith("·") ? metric.substring(1) : metric;
    }
}
