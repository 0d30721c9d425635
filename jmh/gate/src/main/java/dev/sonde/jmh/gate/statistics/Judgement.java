package dev.sonde.jmh.gate.statistics;

/**
 * The answer for one metric of one benchmark.
 *
 * @param ratio cost after by cost before; 1.1 is a tenth more, whatever way the metric counts
 * @param interval where that ratio lies
 * @param verdict what follows for the smallest effect of interest
 * @param smallestEffectSeen the smallest change, as a fraction of the cost before, that these series could have shown
 * @param forksWanted how many forks of each side would show the smallest effect of interest, 0 where it is not known
 */
public record Judgement(double ratio, Interval interval, Verdict verdict, double smallestEffectSeen, int forksWanted) {}
