package dev.sonde.jmh.gate.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Against SciPy 1.10 and later; the calls stand beside the values. */
final class ContrastTest {
    private static final double[] A = {
        27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4
    };
    private static final double[] B = {
        27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.2, 23.9
    };

    /** {@code r = scipy.stats.ttest_ind(B, A, equal_var=False); r.df; r.confidence_interval(.99)}. */
    @Test
    void twoSamplesGiveWhatWelchsTestGivesElsewhere() {
        Contrast contrast = Contrast.ofTwo(A, B);
        assertEquals(2.78, contrast.difference(), 1e-12);
        assertEquals(2.830566165320219, contrast.difference() / contrast.standardError(), 1e-12);
        assertEquals(27.787262176015606, contrast.degreesOfFreedom(), 1e-10);
        assertEquals(0.008537409685955805, contrast.pValue(), 1e-12);
        assertEquals(0.06459776962749952, contrast.difference() - contrast.halfWidth(0.01), 1e-10);
        assertEquals(5.495402230372503, contrast.difference() + contrast.halfWidth(0.01), 1e-10);
    }

    /** {@code scipy.stats.ttest_rel(B, A); scipy.stats.t.interval(.99, 14, (B-A).mean(), scipy.stats.sem(B-A))}. */
    @Test
    void pairsGiveWhatStudentsTestGivesElsewhere() {
        Contrast contrast = Contrast.ofPairs(A, B);
        assertEquals(3.19264167425219, contrast.difference() / contrast.standardError(), 1e-12);
        assertEquals(0.006515187439448421, contrast.pValue(), 1e-12);
        assertEquals(0.1879074177689195, contrast.difference() - contrast.halfWidth(0.01), 1e-10);
        assertEquals(5.37209258223108, contrast.difference() + contrast.halfWidth(0.01), 1e-10);
    }

    /** {@code scipy.stats.t.isf(.005, 8) + scipy.stats.t.isf(.05, 8)} standard errors. */
    @Test
    void theSmallestDifferenceSeenIsBloomsMultipleOfTheStandardError() {
        Contrast five = new Contrast(0, 0.01, 8, 0.01 * 0.01 * 5, false);
        assertEquals(0.05214935368864293, five.smallestDifference(0.01, 0.95), 1e-12);
        assertEquals(5, five.forksWanted(0.0522, 0.01, 0.95));
        assertEquals(6, five.forksWanted(0.0521, 0.01, 0.95));
    }

    @Test
    void samplesWithoutAnySpreadDifferForSureOrNotAtAll() {
        assertEquals(0, Contrast.ofTwo(new double[] {1, 1}, new double[] {2, 2}).pValue());
        assertEquals(1, Contrast.ofTwo(new double[] {1, 1}, new double[] {1, 1}).pValue());
    }
}
