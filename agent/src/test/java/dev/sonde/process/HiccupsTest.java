package dev.sonde.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HiccupsTest {

    private static final long MILLI = 1_000_000;

    private final Hiccups hiccups = new Hiccups();

    @Test
    void aStallIsAlsoSeenByTheTicksItSwallowed() {
        hiccups.record(100 * MILLI, MILLI);
        long[] counts = hiccups.tally.bucketCounts();
        assertEquals(100, Arrays.stream(counts).sum());
        assertEquals(50, counts[6], "between 50 and 100 ms");
        assertEquals(25, counts[5], "between 25 and 50 ms");
        assertEquals(1, counts[0], "up to a millisecond");
        assertEquals(100 * 101 / 2 / 1000.0, hiccups.sumSeconds(), 1e-9);
    }

    /** Many stalls of one length, each beginning at another moment between two ticks. */
    @ParameterizedTest
    @CsvSource({"20, 1", "20, 8", "20, 32", "300, 1", "300, 32"})
    void arrivalsAreDelayedAsLongWhateverTheTick(int stallMillis, int tickMillis) {
        int stalls = 1000;
        for (int i = 0; i < stalls; i++) {
            // The next tick is due this long after the stall begins.
            double dueMillis = tickMillis * (i + 0.5) / stalls;
            long delayNanos = Math.max(0, (long) ((stallMillis - dueMillis) * MILLI));
            hiccups.record(delayNanos, tickMillis * MILLI);
        }
        double delayedSeconds = stallMillis * stallMillis / 2.0 / 1000;
        assertEquals(delayedSeconds, hiccups.sumSeconds() / stalls, delayedSeconds * 0.06);
    }

    @Test
    void aTickOnTimeStandsForTheArrivalsOfItsTime() {
        hiccups.record(100_000, 8 * MILLI);
        assertEquals(8, hiccups.tally.bucketCounts()[0]);
    }

    @Test
    void tickingMayTakeTwoThousandthsOfAProcessor() {
        assertEquals(2 * MILLI, TickRate.next(MILLI, 0.004), "too dear");
        assertEquals(MILLI, TickRate.next(2 * MILLI, 0.0007), "cheap enough for twice as often");
        assertEquals(4 * MILLI, TickRate.next(4 * MILLI, 0.0015), "as it should be");
        assertEquals(32 * MILLI, TickRate.next(32 * MILLI, 0.01));
        assertEquals(MILLI, TickRate.next(MILLI, 0));
    }

    @Test
    void itBeginsWithTheCheapest() {
        TickRate rate = new TickRate();
        assertEquals(32 * MILLI, rate.tickNanos());
        rate.ticked(System.nanoTime());
        assertTrue(rate.tickNanos() == 32 * MILLI);
    }
}
