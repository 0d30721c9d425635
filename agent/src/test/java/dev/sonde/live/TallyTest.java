package dev.sonde.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TallyTest {

    private static final double[] BOUNDS = {0.1, 0.2, 0.4};

    @Test
    void errorsAreToldApartByStatus() {
        Tally tally = new Tally(4);
        tally.add(200, new long[] {1, 0, 0, 0}, 10);
        tally.add(404, new long[] {0, 2, 0, 0}, 20);
        tally.add(503, new long[] {0, 0, 0, 3}, 30);
        tally.add(0, new long[] {0, 0, 4, 0}, 40);
        assertEquals(10, tally.requests());
        assertEquals(2, tally.clientErrors);
        assertEquals(3, tally.serverErrors);
        assertEquals(100, tally.wallNanos);
    }

    @Test
    void aQuantileIsWhatPrometheusWouldSay() {
        Tally tally = of(10, 10, 20, 0);
        assertEquals(0.1, tally.quantileSeconds(0.25, BOUNDS), 1e-9);
        assertEquals(0.2, tally.quantileSeconds(0.5, BOUNDS), 1e-9);
        assertEquals(0.39, tally.quantileSeconds(0.975, BOUNDS), 1e-9);
        assertEquals(0.04, tally.quantileSeconds(0.1, BOUNDS), 1e-9);
    }

    @Test
    void aboveAllBoundsItIsTheHighest() {
        assertEquals(0.4, of(0, 0, 0, 5).quantileSeconds(0.5, BOUNDS), 0);
    }

    @Test
    void ofNoRequestThereIsNone() {
        assertTrue(Double.isNaN(of(0, 0, 0, 0).quantileSeconds(0.5, BOUNDS)));
    }

    @Test
    void aDifferenceLeavesBothAsTheyWere() {
        Tally before = of(1, 0, 0, 0);
        Tally now = of(4, 2, 0, 0);
        now.addCost(50, 500);
        Tally since = now.since(before);
        assertEquals(5, since.requests());
        assertEquals(50, since.cpuNanos);
        assertEquals(6, now.requests());
        assertEquals(6, now.since(null).requests());
    }

    private static Tally of(long... counts) {
        Tally tally = new Tally(counts.length);
        tally.add(200, counts, 0);
        return tally;
    }
}
