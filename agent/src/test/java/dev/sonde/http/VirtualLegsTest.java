package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.boot.Lane;
import dev.sonde.boot.LegRing;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class VirtualLegsTest {

    private static final long START_NANOS = 1_000;
    private static final int FIRST = 7;
    private static final int SECOND = 8;

    private final VirtualLegs legs = new VirtualLegs();

    @Test
    void aLegIsFoundBehindOneThatEndedEarlierAndWasPutDownLater() throws Exception {
        Lane quick = lane();
        Lane delayed = lane();
        legs.begin(quick, START_NANOS);
        legs.begin(delayed, START_NANOS);
        legs.end(quick, START_NANOS + 30, FIRST);
        legs.end(delayed, START_NANOS + 20, SECOND);
        assertEquals(FIRST, legs.at(quick.threadId, START_NANOS + 25));
        assertEquals(SECOND, legs.at(delayed.threadId, START_NANOS + 15));
        assertEquals(LegRing.NONE, legs.at(delayed.threadId, START_NANOS + 25));
        assertEquals(LegRing.NONE, legs.at(quick.threadId, START_NANOS - 1));
    }

    /** Of a thread of its own. */
    private static Lane lane() throws Exception {
        FutureTask<Lane> lane = new FutureTask<>(Lane::current);
        new Thread(lane).start();
        return lane.get();
    }
}
