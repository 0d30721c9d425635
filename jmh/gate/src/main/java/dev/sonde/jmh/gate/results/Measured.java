package dev.sonde.jmh.gate.results;

import java.util.List;

/** A benchmark with its score and the secondary metrics that profilers gave beside it. */
public record Measured(BenchmarkKey key, Measurement score, List<Measurement> secondary) {}
