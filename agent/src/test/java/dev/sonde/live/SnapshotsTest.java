package dev.sonde.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class SnapshotsTest {

    private static final long SECOND = 1_000_000_000L;

    private final Snapshot start = Snapshot.ofStart(0, 0);
    private final Snapshots snapshots = new Snapshots(start);

    @Test
    void aWindowIsAtLeastAsLongAsItSaysAndNotMuchLonger() {
        for (int second = 10; second <= 1_000; second += 10) {
            tick(second);
            for (int later = 0; second > 300 && later < 10; later++) {
                long now = (second + later) * SECOND;
                assertBetween(59, 80, (now - snapshots.before(Window.MINUTE, now).nanos) / SECOND);
                assertBetween(299, 410, (now - snapshots.before(Window.FIVE_MINUTES, now).nanos) / SECOND);
            }
        }
    }

    @Test
    void aYoungAgentHasWhatThereWasSinceItsStart() {
        tick(20);
        tick(40);
        assertSame(start, snapshots.before(Window.MINUTE, 45 * SECOND));
        assertSame(start, snapshots.before(Window.FIVE_MINUTES, 45 * SECOND));
        for (int second = 60; second < 2_000; second += 20) {
            tick(second);
        }
        assertSame(start, snapshots.before(Window.START, 2_000 * SECOND));
    }

    @Test
    void whatHasNotChangedIsSharedAndWhatHasIsNot() {
        EndpointReading quiet = reading("/quiet", 1);
        Snapshot first = new Snapshot(List.of(quiet, reading("/busy", 1)), 0, 0, start);
        Snapshot second = new Snapshot(List.of(reading("/quiet", 1), reading("/busy", 2)), 0, 1, first);
        assertSame(quiet.closed, second.closed(quiet));
        assertEquals(2, second.closed(reading("/busy", 2)).requests());
    }

    @Test
    void aWindowIsReadFromAQuery() {
        assertSame(Window.MINUTE, Window.parse(Map.of()));
        assertSame(Window.START, Window.parse(Map.of("last", "start")));
        Exception bad =
                Assertions.assertThrows(IllegalArgumentException.class, () -> Window.parse(Map.of("last", "<script>")));
        assertEquals("last is 1m, 5m or start", bad.getMessage());
    }

    private void tick(long second) {
        if (snapshots.isDue(second * SECOND)) {
            snapshots.keep(new Snapshot(List.of(), 0, second * SECOND, snapshots.last()));
        }
    }

    private static EndpointReading reading(String uri, long requests) {
        Tally tally = new Tally(1);
        tally.add(200, new long[] {requests}, 0);
        return new EndpointReading("GET", uri, tally, 0);
    }

    private static void assertBetween(long least, long most, long seconds) {
        assertTrue(least <= seconds && seconds <= most, seconds + " seconds");
    }
}
