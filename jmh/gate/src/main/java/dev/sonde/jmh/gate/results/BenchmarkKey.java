package dev.sonde.jmh.gate.results;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What makes two entries of JMH's results the same benchmark: its name, its mode, its threads and its parameters. */
public record BenchmarkKey(String name, String mode, int threads, Map<String, String> parameters) {

    /** Keeps a copy of the parameters, by name. */
    public BenchmarkKey {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
}
