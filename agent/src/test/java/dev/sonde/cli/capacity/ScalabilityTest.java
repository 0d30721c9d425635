package dev.sonde.cli.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services whose law is known, with noise. */
final class ScalabilityTest {
    private static final double LAMBDA = 100;
    private static final double NOISE = 0.03;
    private static final int MOMENTS = 672;

    @ParameterizedTest
    @CsvSource({"0.05, 0.0005", "0.02, 0.002", "0.2, 0.004", "0.1, 0.001"})
    void whatWasPutInIsFound(double sigma, double kappa) {
        Scalability found = seen(wave(1, 60), sigma, kappa, 1);
        assertTrue(found.isTold(), found.doubt);
        assertHolds(found.sigma, sigma);
        assertHolds(found.kappa, kappa);
        assertEquals(LAMBDA, found.lambda.value, 0.05 * LAMBDA);
        double peakBusy = Math.sqrt((1 - sigma) / kappa);
        double most = truth(peakBusy, sigma, kappa);
        assertEquals(most, found.mostPerSecond(), 0.05 * most);
        assertEquals(peakBusy, found.peakBusy(), 0.15 * peakBusy);
    }

    @Test
    void theIntervalsHoldTheTruthAboutAsOftenAsTheySay() {
        int held = 0;
        int all = 400;
        for (int seed = 0; seed < all; seed++) {
            Scalability found = seen(wave(1, 60), 0.05, 0.001, seed);
            held += found.sigma.low <= 0.05 && 0.05 <= found.sigma.high ? 1 : 0;
        }
        System.out.println("intervals that hold sigma: " + held + " of " + all);
        assertTrue(held > 0.9 * all && held <= all, "" + held);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 4, 40})
    void aServiceThatGrowsStraightHasNoLimit(double highest) {
        int limits = 0;
        for (int seed = 0; seed < 100; seed++) {
            Scalability found = seen(wave(highest / 10, highest), 0, 0, seed);
            assertTrue(found.isTold(), found.doubt);
            limits += Double.isInfinite(found.mostPerSecond()) ? 0 : 1;
        }
        assertTrue(limits < 12, limits + " of 100 had a limit that is not there");
    }

    @Test
    void whatOnlyWaitsHasACeilingAndNoPeak() {
        Scalability found = seen(wave(1, 60), 0.1, 0, 2);
        assertHolds(found.sigma, 0.1);
        assertEquals(0, found.kappa.value);
        assertTrue(Double.isInfinite(found.peakBusy()));
        assertEquals(LAMBDA / 0.1, found.mostPerSecond(), 0.1 * LAMBDA / 0.1);
    }

    @Test
    void whatOnlyCostsHasAPeak() {
        Scalability found = seen(wave(1, 60), 0, 0.001, 2);
        assertEquals(0, found.sigma.value, 0.005);
        assertEquals(0.001, found.kappa.value, 0.00005);
    }

    @Test
    void aLawIsNotToldWhereConcurrencyDidNotDouble() {
        Scalability found = seen(wave(10, 15), 0.05, 0.001, 1);
        assertFalse(found.isTold());
        assertTrue(found.doubt.endsWith("; it has to double"), found.doubt);
    }

    @Test
    void aLawIsNotToldOfAFewMoments() {
        Scalability found = seen(Arrays.copyOf(wave(1, 60), 10), 0.05, 0.001, 1);
        assertEquals("too few moments with requests", found.doubt);
        assertFalse(Scalability.of(new double[0], new double[0]).isTold());
        assertFalse(Scalability.of(new double[100], new double[100]).isTold());
    }

    @Test
    void aSlowDatabaseIsNoLaw() {
        double[] requests = wave(50, 100);
        double[] busy = IntStream.range(0, MOMENTS)
                .mapToDouble(i -> requests[i] * (i % 96 < 30 ? 0.05 : 0.01))
                .toArray();
        Scalability found = Scalability.of(busy, requests);
        assertFalse(found.isTold());
        assertTrue(found.doubt.startsWith("at the same concurrency"), found.doubt);
    }

    @Test
    void requestsThatTakeLongerForAnotherReasonThanLoadAreNoLaw() {
        double[] busy = wave(1, 4);
        double[] requests = new double[MOMENTS];
        Arrays.fill(requests, 50);
        String doubt = Scalability.of(busy, requests).doubt;
        assertTrue(doubt.startsWith("throughput did not grow with concurrency"), doubt);
    }

    @Test
    void aLawIsNotToldWhereRequestsMeetNoOthers() {
        String doubt = seen(wave(0.01, 0.5), 0.05, 0.001, 1).doubt;
        assertTrue(doubt.endsWith(" requests were served at once, which meet no others"), doubt);
    }

    private static void assertHolds(Sure found, double truth) {
        assertTrue(found.low <= truth && truth <= found.high, found.low + " to " + found.high);
        assertTrue(found.high - found.low < 1.2 * truth, found.low + " to " + found.high);
    }

    private static Scalability seen(double[] busy, double sigma, double kappa, int seed) {
        Random random = new Random(seed);
        double[] requests = Arrays.stream(busy)
                .map(n -> truth(n, sigma, kappa) * (1 + NOISE * random.nextGaussian()))
                .toArray();
        return Scalability.of(busy, requests);
    }

    private static double truth(double busy, double sigma, double kappa) {
        return LAMBDA * busy / (1 + sigma * (busy - 1) + kappa * busy * (busy - 1));
    }

    /** A week of days. */
    private static double[] wave(double lowest, double highest) {
        return IntStream.range(0, MOMENTS)
                .mapToDouble(i -> lowest + (highest - lowest) * (1 - Math.cos(i * Math.PI / 48)) / 2)
                .toArray();
    }
}
