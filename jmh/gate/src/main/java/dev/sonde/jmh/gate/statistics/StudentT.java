package dev.sonde.jmh.gate.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution, at the ends that a gate asks for. */
final class StudentT {
    private StudentT() {}

    /** Returns how likely a value this far from 0, or farther, is on either side. */
    static double twoSided(double t, double degreesOfFreedom) {
        return 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t));
    }

    /** Returns the value that is exceeded with this probability. */
    static double exceededBy(double probability, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(probability);
    }
}
