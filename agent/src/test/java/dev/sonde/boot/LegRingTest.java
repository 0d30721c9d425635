package dev.sonde.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LegRingTest {

    private final LegRing ring = new LegRing(1_000);

    @Test
    void anInstantBelongsToTheLegThatRanThen() {
        leg(10, 20, 7);
        leg(20, 30, 8);
        leg(40, 50, 9);
        assertEquals(7, ring.at(10));
        assertEquals(7, ring.at(19));
        assertEquals(8, ring.at(21));
        assertEquals(9, ring.at(50));
    }

    @Test
    void anInstantBetweenLegsBelongsToNone() {
        leg(10, 20, 7);
        leg(40, 50, 9);
        assertEquals(LegRing.NONE, ring.at(5));
        assertEquals(LegRing.NONE, ring.at(30));
        assertEquals(LegRing.NONE, ring.at(60));
    }

    @Test
    void theRingGrowsUntilItHoldsTheTimeAskedFor() {
        for (int i = 1; i <= 5_000; i++) {
            leg(4L * i, 4L * i + 3, i);
        }
        for (int age = 0; age < 250; age++) {
            assertEquals(5_000 - age, ring.at(4L * (5_000 - age) + 1), "age " + age);
        }
    }

    @Test
    void aRingThatGrowsKeepsWhatItHeld() {
        for (int i = 1; i <= 33; i++) {
            leg(10_000 + 10L * i, 10_005 + 10L * i, i);
        }
        for (int i = 1; i <= 33; i++) {
            assertEquals(i, ring.at(10_001 + 10L * i), "leg " + i);
        }
    }

    @Test
    void aFullRingDoesNotTellTheLegThatTheNextOneIsWrittenOver() {
        for (int i = 1; i <= 32; i++) {
            leg(10L * i, 10L * i + 5, i);
        }
        assertEquals(LegRing.FORGOTTEN, ring.at(11));
        assertEquals(2, ring.at(21));
    }

    @Test
    void aRingThatHoldsAllTheTimeAskedForDoesNotGrow() {
        for (int i = 1; i <= 32; i++) {
            leg(10L * i, 10L * i + 5, i);
        }
        leg(1_010, 1_015, 33);
        assertEquals(LegRing.FORGOTTEN, ring.at(11));
        assertEquals(LegRing.FORGOTTEN, ring.at(21));
        assertEquals(3, ring.at(31));
    }

    @Test
    void aRingHasThirtyTwoThousandLegsAtMost() {
        LegRing large = new LegRing(Long.MAX_VALUE);
        for (int i = 1; i <= 70_000; i++) {
            large.begin(10L * i);
            large.end(10L * i + 5, i);
        }
        assertEquals(70_000, large.at(700_001));
        assertEquals(37_234, large.at(372_341));
        assertEquals(LegRing.FORGOTTEN, large.at(372_321));
    }

    @Test
    void whatIsOlderThanTheRingIsForgottenAndNotTakenForNone() {
        for (int i = 1; i <= 5_000; i++) {
            leg(100L * i, 100L * i + 100, i);
        }
        assertEquals(LegRing.FORGOTTEN, ring.at(1_000));
    }

    @Test
    void aLegThatRunsIsKnownByItsStart() {
        assertTrue(ring.isIdleSince(5));
        ring.begin(10);
        assertEquals(10, ring.openSinceNanos());
        assertFalse(ring.isIdleSince(1_000));
        ring.end(20, 1);
        assertEquals(0, ring.openSinceNanos());
        assertTrue(ring.isIdleSince(21));
        assertFalse(ring.isIdleSince(20));
    }

    private void leg(long startNanos, long endNanos, int endpoint) {
        ring.begin(startNanos);
        ring.end(endNanos, endpoint);
    }
}
