package dev.sonde.jmh.gate.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class CorrectionTest {
    /** Rejected at 0.05 are those for which R's {@code p.adjust(p, "holm")} is at most that: .04 .06 .06 .02. */
    @Test
    void holmStopsAtTheFirstThatIsNotShown() {
        double[] pValues = {0.01, 0.03, 0.04, 0.005};
        assertArrayEquals(
                new double[] {0.05 / 3, 0.05 / 2, 0.05 / 2, 0.05 / 4}, Correction.HOLM.levels(pValues, 0.05), 1e-15);
    }

    /** Rejected at 0.05 are those for which R's {@code p.adjust(p, "BH")} is at most that: all four are .04 or less. */
    @Test
    void benjaminiAndHochbergHoldAllAgainstTheLevelOfTheLargestThatIsShown() {
        double[] pValues = {0.01, 0.03, 0.04, 0.005};
        assertArrayEquals(
                new double[] {0.05, 0.05, 0.05, 0.05}, Correction.BENJAMINI_HOCHBERG.levels(pValues, 0.05), 1e-15);
        double[] none = {0.9, 0.8};
        assertArrayEquals(new double[] {0.025, 0.025}, Correction.BENJAMINI_HOCHBERG.levels(none, 0.05), 1e-15);
    }

    @Test
    void nothingIsSharedWhereNothingIsCorrected() {
        assertArrayEquals(new double[] {0.05, 0.05}, Correction.NONE.levels(new double[] {0.2, 0.01}, 0.05), 1e-15);
    }
}
