package dev.sonde.jmh.gate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Results as JMH writes them, made up. */
public final class JmhFile {
    private static final String ENTRY = """
            {"jmhVersion": "1.37", "benchmark": "%s", "mode": "%s", "threads": 1, "forks": 5,
             "jvm": "/opt/java/bin/java", "jvmArgs": ["%s"], "jdkVersion": "17.0.15",
             "vmName": "OpenJDK 64-Bit Server VM", "vmVersion": "%s"%s,
             "primaryMetric": %s, "secondaryMetrics": {%s}}""";

    private final List<String> entries = new ArrayList<>();
    private String flags = "-Xmx1g";
    private String jvm = "17.0.15+6";
    private String mode = "avgt";

    public JmhFile flags(String given) {
        flags = given;
        return this;
    }

    public JmhFile jvm(String version) {
        jvm = version;
        return this;
    }

    public JmhFile mode(String given) {
        mode = given;
        return this;
    }

    /** A benchmark with its score and, as {@code "name": ...}, secondary metrics. */
    public JmhFile add(String benchmark, String primary, String... secondary) {
        return addWith("", benchmark, primary, secondary);
    }

    /** The same with parameters, as a JSON object. */
    public JmhFile addWith(String parameters, String benchmark, String primary, String... secondary) {
        String params = parameters.isEmpty() ? "" : ", \"params\": " + parameters;
        entries.add(ENTRY.formatted(benchmark, mode, flags, jvm, params, primary, String.join(", ", secondary)));
        return this;
    }

    public Path in(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return entries.stream().collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /** A metric of which each fork has two iterations a hair from the value. */
    public static String metric(String unit, double... forks) {
        String raw = Arrays.stream(forks)
                .mapToObj(value -> "[" + value * 0.9999 + ", " + value * 1.0001 + "]")
                .collect(Collectors.joining(", "));
        return "{\"score\": 1, \"scoreError\": \"NaN\", \"scoreUnit\": \"%s\", \"rawData\": [%s]}".formatted(unit, raw);
    }

    public static String named(String name, String metric) {
        return "\"" + name + "\": " + metric;
    }
}
