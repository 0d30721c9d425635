package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.RequestWork;
import dev.sonde.boot.Lane;
import dev.sonde.boot.Mounts;
import dev.sonde.boot.Requests;
import dev.sonde.metrics.Scale;
import dev.sonde.testing.TestLanes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a leg took, by clocks that the test sets. */
final class LegMeterTest {

    private static final ThreadLocal<Lane> CARRIER = new ThreadLocal<>();

    private final SetClock cpu = new SetClock();
    private final SetClock allocation = new SetClock();
    private final Endpoints endpoints = new Endpoints(() -> 3, new Scale(1));
    private final LegMeter meter = new LegMeter(cpu, allocation, new Legs(endpoints));
    private final Endpoint endpoint = endpoints.unmatched("GET");
    private final OpenRequest request = new OpenRequest(endpoint, 0);
    private final Thread thread = new Thread();
    private final Lane lane = TestLanes.of(thread);

    LegMeterTest() {
        request.settleAt(endpoint);
        set(100);
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
        CARRIER.remove();
        Lane.current().request = null;
        Lane.current().rider = null;
    }

    @Test
    void howMuchOfAThreadsWorkIsForRequestsIsKnownFromItsNextLegOn() {
        leg(10);
        RequestWork work = meter.work();
        assertFalse(work.isServing(lane.threadId));
        meter.begin(lane, request, 0);
        set(140);
        assertTrue(work.isServing(lane.threadId));
        assertEquals(30, work.cpuNanos(lane.threadId, 140));
        assertEquals(30, work.allocatedBytes(lane.threadId, 140));
        meter.end(lane, request);
        assertEquals(30, work.cpuNanos(lane.threadId, 900));
        assertEquals(30, work.allocatedBytes(lane.threadId, 900));
        assertEquals(40, endpoint.cpuNanos.sum());
        assertEquals(0, meter.unmeasuredLegs());
        work.forget(lane.threadId);
        assertFalse(work.isServing(lane.threadId));
        assertEquals(0, work.cpuNanos(lane.threadId, 900));
        assertEquals(0, work.allocatedBytes(lane.threadId, 900));
    }

    @Test
    void aThreadWhoseLocalsWereTakenAwayGoesOnFromWhatItHadDone() {
        RequestWork work = meter.work();
        leg(30);
        Lane other = TestLanes.of(thread);
        meter.begin(other, request, 0);
        set(137);
        meter.end(other, request);
        assertEquals(37, work.cpuNanos(lane.threadId, 900));
    }

    @Test
    void aTaskThatIsTakenUpAtOnceGoesOnFromTheClocksAtWhichTheLastEnded() {
        set(0);
        lane.isHop = true;
        leg(0);
        meter.note(lane, request, 1_000);
        set(50);
        meter.begin(lane, request, 2_000);
        set(60);
        meter.end(lane, request);
        assertEquals(60, endpoint.cpuNanos.sum());
        meter.note(lane, request, 3_000);
        set(100);
        meter.begin(lane, request, 4_001);
        set(101);
        meter.end(lane, request);
        assertEquals(61, endpoint.cpuNanos.sum(), "later, the clocks are read anew");
        meter.note(lane, request, 5_000);
        lane.isHop = false;
        set(200);
        meter.begin(lane, request, 5_001);
        set(202);
        meter.end(lane, request);
        assertEquals(63, endpoint.cpuNanos.sum(), "so they are for what is no task");
    }

    @Test
    void aLegIsUnmeasuredIfAClockTellsNothingAtEitherEnd() {
        long unmeasured = 0;
        RequestWork work = meter.work();
        for (SetClock silent : new SetClock[] {cpu, allocation}) {
            set(100);
            silent.now = ThreadClock.UNKNOWN;
            meter.begin(lane, request, 0);
            assertFalse(work.isServing(lane.threadId));
            set(110);
            meter.end(lane, request);
            assertEquals(++unmeasured, meter.unmeasuredLegs());
        }
        for (SetClock silent : new SetClock[] {cpu, allocation}) {
            set(100);
            meter.begin(lane, request, 0);
            silent.now = ThreadClock.UNKNOWN;
            meter.end(lane, request);
            assertEquals(++unmeasured, meter.unmeasuredLegs());
        }
        assertEquals(0, endpoint.cpuNanos.sum());
        assertEquals(0, endpoint.allocatedBytes.sum());
    }

    @Test
    void clocksThatShowNothingYetAreClocks() {
        RequestWork work = meter.work();
        set(0);
        meter.begin(lane, request, 0);
        assertTrue(work.isServing(lane.threadId));
        meter.end(lane, request);
        assertEquals(0, meter.unmeasuredLegs());
    }

    @Test
    void aLegOnAVirtualThreadIsMeteredWhileItIsMounted() {
        Requests.install(new Ledger(endpoints, meter, new Failures(new Log(System.err)), false));
        meter.carriers().watch(CARRIER);
        Thread virtual = new Thread();
        Lane rider = TestLanes.virtual();
        Mounts.begin(virtual);
        Lane here = CARRIER.get();
        assertSame(Lane.current(), here);
        meter.begin(rider, request, 0);
        assertSame(rider, here.rider);
        set(107);
        Mounts.end(virtual);
        assertNull(here.rider);
        set(200);
        Mounts.begin(virtual);
        assertSame(rider, here.rider);
        set(201);
        Mounts.endForEver(virtual);
        Mounts.begin(virtual);
        assertNull(here.rider);
        assertEquals(8, endpoint.cpuNanos.sum());
        meter.end(rider, request);
        assertEquals(1, meter.unmeasuredLegs());
    }

    private void leg(long units) {
        meter.begin(lane, request, 0);
        set(cpu.now + units);
        meter.end(lane, request);
    }

    private void set(long now) {
        cpu.now = now;
        allocation.now = now;
    }

    private static final class SetClock extends ThreadClock {
        private long now;

        @Override
        long read() {
            return now;
        }

        @Override
        long read(long threadId) {
            return now;
        }
    }
}
