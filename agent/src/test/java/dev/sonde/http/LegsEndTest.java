package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.boot.Lane;
import dev.sonde.boot.LegRing;
import dev.sonde.metrics.Scale;
import dev.sonde.testing.TestLanes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Until when legs are known, on threads of both kinds. */
final class LegsEndTest {

    private static final long SECOND = 1_000_000_000;

    private final Endpoints endpoints = new Endpoints(() -> 3, new Scale(1));
    private final Endpoint endpoint = endpoints.unmatched("GET");
    private final OpenRequest request = new OpenRequest(endpoint, 0);
    private final Legs legs = new Legs(endpoints);
    private final Lane lane = TestLanes.of(new Thread());
    private final Lane other = TestLanes.of(new Thread());
    private final Lane virtual = TestLanes.virtual();

    @BeforeEach
    void keep() {
        legs.keep(2 * SECOND);
    }

    @Test
    void nothingIsKnownOnceTheyAreKeptNoLonger() {
        assertTrue(legs.areKept());
        for (Lane each : new Lane[] {lane, virtual}) {
            each.request = request;
            legs.begin(each, 1_000);
            assertSame(endpoint.served, legs.at(each.threadId, 1_000));
            assertNull(legs.at(each.threadId, 999));
            legs.end(each, 2_000, endpoint.number);
            assertSame(endpoint.served, legs.at(each.threadId, 2_000));
        }
        LegRing former = lane.legs;
        legs.keep(0);
        assertFalse(legs.areKept());
        assertNull(lane.legs);
        assertNull(legs.at(lane.threadId, 1_500));
        assertNull(legs.at(virtual.threadId, 1_500));
        lane.legs = former;
        assertNull(legs.at(lane.threadId, 1_500), "nor is its thread on the list");
    }

    @Test
    void aVirtualThreadThatBeginsALegWhenTheyAreKeptNoLongerIsLeftNothing() {
        legs.keep(0);
        virtual.request = request;
        legs.begin(virtual, 1_000);
        assertNull(legs.at(virtual.threadId, 1_000));
    }

    @Test
    void aThreadThatIsIdleForAMinuteIsOffTheListUntilItServesAgain() {
        long now = System.nanoTime();
        legs.begin(lane, now - 120 * SECOND);
        legs.end(lane, now - 110 * SECOND, endpoint.number);
        legs.begin(other, now - 10 * SECOND);
        legs.end(other, now - 5 * SECOND, endpoint.number);
        legs.sweep();
        assertNull(legs.at(lane.threadId, now - 115 * SECOND));
        assertNotNull(legs.at(other.threadId, now - 7 * SECOND));
        lane.request = request;
        legs.begin(lane, now);
        assertNotNull(legs.at(lane.threadId, now));
    }

    @Test
    void itSaysWhatIsMeteredAndShown() {
        assertFalse(legs.areVirtualMetered());
        legs.includeVirtual();
        assertTrue(legs.areVirtualMetered());
        assertTrue(legs.shows(endpoint.served));
        assertFalse(legs.shows(new Endpoint("GET", Endpoints.EXCLUDED, new Scale(1), 9).served));
    }

    @Test
    void aLegOnAVirtualThreadIsKnownFromItsFirstToItsLastNanosecond() {
        VirtualLegs all = new VirtualLegs();
        assertEquals(LegRing.NONE, all.at(virtual.threadId, 1_000));
        virtual.request = request;
        all.begin(virtual, 1_000);
        assertSame(request, all.open(virtual.threadId, 1_000));
        assertNull(all.open(virtual.threadId, 999));
        assertNull(all.open(lane.threadId, 1_000));
        all.end(virtual, 2_000, 7);
        assertNull(all.open(virtual.threadId, 1_000));
        assertEquals(7, all.at(virtual.threadId, 1_000));
        assertEquals(7, all.at(virtual.threadId, 2_000));
        assertEquals(LegRing.NONE, all.at(virtual.threadId, 2_001));
        assertEquals(LegRing.NONE, all.at(virtual.threadId, SECOND));
    }

    @Test
    void legsOnVirtualThreadsAreForgottenBeyondThirtyTwoThousand() {
        VirtualLegs all = new VirtualLegs();
        for (int i = 1; i <= 33_000; i++) {
            all.begin(virtual, 10L * i);
            all.end(virtual, 10L * i + 5, i);
        }
        assertEquals(33_000, all.at(virtual.threadId, 330_001));
        assertEquals(300, all.at(virtual.threadId, 3_001));
        assertEquals(LegRing.FORGOTTEN, all.at(virtual.threadId, 1_001));
        all.begin(virtual, 1);
        all.clear();
        assertNull(all.open(virtual.threadId, 1));
        assertEquals(LegRing.NONE, all.at(virtual.threadId, 330_001));
    }
}
