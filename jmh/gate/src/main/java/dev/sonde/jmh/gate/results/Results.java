package dev.sonde.jmh.gate.results;

import java.util.List;
import java.util.Map;

/**
 * What one JMH run measured.
 *
 * @param environment the fingerprint of machine, JVM and flags, by the name of each trait; empty where nothing is known
 * @param benchmarks in the order of the file
 */
public record Results(Map<String, String> environment, List<Measured> benchmarks) {}
