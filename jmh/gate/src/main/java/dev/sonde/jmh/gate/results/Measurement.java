package dev.sonde.jmh.gate.results;

import dev.sonde.jmh.gate.statistics.Series;

/**
 * One metric of one benchmark.
 *
 * @param metric JMH's name of it; empty for the score itself
 * @param unit as JMH prints it, such as {@code ns/op}
 * @param moreIsBetter whether a higher value is the cheaper one, as operations per second are
 * @param series all its values
 */
public record Measurement(String metric, String unit, boolean moreIsBetter, Series series) {}
