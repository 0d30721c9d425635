package dev.sonde.jmh.gate.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What JMH's JSON tells of where it ran: {@code jvm}, {@code jmh} and {@code flags}. */
public final class Traits {
    /** Name and version of the JVM that ran the forks. */
    public static final String JVM = "jvm";
    /** JMH's version. */
    public static final String JMH = "jmh";
    /** The JVM's options, where all benchmarks have the same; else the name is followed by that of the benchmark. */
    public static final String FLAGS = "flags";

    private Traits() {}

    /** Returns the options that a benchmark ran with, or null where they are not known. */
    public static String flags(Results results, BenchmarkKey benchmark) {
        Map<String, String> environment = results.environment();
        return environment.getOrDefault(FLAGS + ' ' + benchmark.name(), environment.get(FLAGS));
    }

    static Map<String, String> of(JsonNode entries) {
        Map<String, String> traits = new TreeMap<>();
        Map<String, String> flags = new LinkedHashMap<>();
        Set<String> jvms = new TreeSet<>();
        Set<String> versions = new TreeSet<>();
        for (JsonNode entry : entries) {
            if (entry.has("jvmArgs")) {
                flags.put(entry.path("benchmark").asText(), joined(entry.path("jvmArgs")));
            }
            if (entry.has("vmVersion")) {
                jvms.add(entry.path("vmName").asText()
                        + ' '
                        + entry.path("vmVersion").asText());
            }
            versions.add(entry.path("jmhVersion").asText());
        }
        put(traits, JVM, jvms);
        put(traits, JMH, versions);
        if (Set.copyOf(flags.values()).size() == 1) {
            traits.put(FLAGS, flags.values().iterator().next());
        } else {
            flags.forEach((benchmark, each) -> traits.put(FLAGS + ' ' + benchmark, each));
        }
        return traits;
    }

    private static void put(Map<String, String> traits, String name, Set<String> values) {
        values.remove("");
        if (!values.isEmpty()) {
            traits.put(name, String.join(" | ", values));
        }
    }

    private static String joined(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
    }
}
