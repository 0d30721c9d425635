package dev.sonde.jmh.gate.history;

import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.statistics.Interval;

/**
 * A commit that changed the cost of a benchmark.
 *
 * @param metric JMH's name of it, empty for the score
 * @param commit the first with the new cost
 * @param before the last with the old cost: what came between them, unmeasured, may be it as well
 * @param ratio cost after by cost before
 * @param interval where that ratio lies
 * @param pValue how likely a change like this is by the order of the commits alone
 */
public record Change(
        BenchmarkKey key,
        String metric,
        String commit,
        String before,
        double ratio,
        Interval interval,
        double pValue) {}
