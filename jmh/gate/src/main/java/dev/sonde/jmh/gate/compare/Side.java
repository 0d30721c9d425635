package dev.sonde.jmh.gate.compare;

import dev.sonde.jmh.gate.results.Results;

/** A run and what its user calls it. */
public record Side(String label, Results results) {}
