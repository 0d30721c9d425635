package dev.sonde.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LaneTest {

    private final Lane lane = Lane.current();

    @BeforeEach
    void anew() {
        lane.isNewTo(new Object());
    }

    @Test
    void aThreadThatServedNothingSpentNothingOnRequests() {
        assertEquals(0, lane.requestCpuNanos(1_000));
        assertEquals(0, lane.requestBytes(5_000));
    }

    @Test
    void anEndWithoutABeginningChangesNothing() {
        lane.legEnds(100, 1_000);
        assertEquals(0, lane.requestCpuNanos(1_000));
        assertEquals(0, lane.requestBytes(5_000));
    }

    @Test
    void aLegThatRunsCountsUpToNow() {
        begin(100, 1_000);
        assertEquals(50, lane.requestCpuNanos(150));
        assertEquals(500, lane.requestBytes(1_500));
    }

    @Test
    void legsThatEndedCountInFullAndNoMore() {
        begin(100, 1_000);
        lane.legEnds(130, 1_300);
        begin(200, 2_000);
        lane.legEnds(220, 2_100);
        assertEquals(50, lane.requestCpuNanos(1_000));
        assertEquals(400, lane.requestBytes(9_000));
    }

    @Test
    void aLegAtTheVeryStartOfAThreadCounts() {
        begin(0, 0);
        assertEquals(7, lane.requestCpuNanos(7));
        lane.legEnds(9, 90);
        assertEquals(9, lane.requestCpuNanos(20));
    }

    @Test
    void aLaneIsNewToEachListOnceAndBeginsAnewThere() {
        begin(100, 1_000);
        Object list = new Object();
        assertTrue(lane.isNewTo(list));
        assertFalse(lane.isNewTo(list));
        assertEquals(0, lane.requestCpuNanos(200));
    }

    private void begin(long cpuNanos, long allocatedBytes) {
        lane.cpuNanos = cpuNanos;
        lane.allocatedBytes = allocatedBytes;
        lane.legBegins();
    }
}
