package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void aCrowdWaitsAfterAQuarterOfASecondAndTheFewAfterAll() {
        assertEquals(0, pace.pauseNanos(true));
        pace.spent(500_000_000);
        assertTrue(pace.pauseNanos(true) > 500_000_000);
        assertEquals(0, pace.pauseNanos(false));
        pace.spent(700_000_000);
        assertTrue(pace.pauseNanos(false) > 100_000_000);
    }
}
