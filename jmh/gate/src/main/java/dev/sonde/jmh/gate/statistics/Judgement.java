package dev.sonde.jmh.gate.statistics;

import java.util.List;

/**
 * The answer for one metric of one benchmark.
 *
 * @param ratio cost after by cost before; 1.1 is a tenth more, whatever way the metric counts; infinite where it was 0
 * @param interval where that ratio lies, at the confidence that the correction for many benchmarks left
 * @param verdict what follows for the smallest effect of interest
 * @param smallestEffectSeen the smallest change, as a fraction of the cost before, that these series could have shown;
 *     infinite where they could show none
 * @param forksWanted how many forks of each side would show the smallest effect of interest, 0 where it is not known
 * @param pValue how likely a difference like this or a larger one is where nothing changed
 * @param remarks what a reader has to know beside, each a sentence: too few forks, no steady state, a control that
 *     differs
 */
public record Judgement(
        double ratio,
        Interval interval,
        Verdict verdict,
        double smallestEffectSeen,
        int forksWanted,
        double pValue,
        List<String> remarks) {}
