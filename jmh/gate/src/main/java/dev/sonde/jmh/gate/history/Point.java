package dev.sonde.jmh.gate.history;

import dev.sonde.jmh.gate.results.Results;

/** What was measured of one commit. */
public record Point(String commit, Results results) {}
