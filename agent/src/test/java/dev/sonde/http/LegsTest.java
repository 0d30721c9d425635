package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.Served;
import dev.sonde.boot.Lane;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.metrics.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a thread served, as told by the requests it opened and closed. */
final class LegsTest {

    private static final long HOLD_NANOS = 2_500_000_000L;

    private final Endpoints endpoints = new Endpoints(() -> 3, new Scale(1));
    private final Legs legs = new Legs(endpoints);
    private final Failures failures = new Failures(new Log(System.err));
    private final LegMeter meter = new LegMeter(ThreadClock.OFF, ThreadClock.OFF, legs);
    private final Ledger ledger = new Ledger(endpoints, meter, failures, true);

    @BeforeEach
    void install() {
        legs.keep(HOLD_NANOS);
        Requests.install(ledger);
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
        assertEquals(0, failures.counts().size());
    }

    @Test
    void aRequestThatRunsIsKnownByTheNameItHasNow() {
        Object open = Requests.open("GET");
        assertEquals("GET UNKNOWN", now().toString());
        Routes.offer(1, "", "/a");
        Requests.close(open, 200);
        long after = System.nanoTime();
        assertNull(legs.at(me(), after));
    }

    @Test
    void aClosedRequestIsKnownByTheEndpointItWasCountedAt() {
        Object open = Requests.open("GET");
        long inside = System.nanoTime();
        Routes.offer(1, "", "/a/*");
        Requests.close(open, 404);
        assertEquals("GET UNKNOWN", legs.at(me(), inside).toString());
        open = Requests.open("GET");
        inside = System.nanoTime();
        Routes.offer(1, "", "/a/*");
        Requests.close(open, 200);
        assertEquals("GET /a/*", legs.at(me(), inside).toString());
    }

    @Test
    void betweenTwoLegsTheThreadServesNothing() {
        Object open = Requests.open("GET");
        Requests.leave(open);
        long between = System.nanoTime();
        Requests.enter(open);
        long inside = System.nanoTime();
        Requests.close(open, 200);
        assertNull(legs.at(me(), between));
        assertEquals("GET UNKNOWN", legs.at(me(), inside).toString());
    }

    @Test
    void aLegThatEndsWhileAnotherThreadClosesItsRequestEnds() throws Exception {
        ExecutorService another = Executors.newSingleThreadExecutor();
        Object open = Requests.open("GET");
        Requests.leave(open);
        Lane lane = another.submit(() -> {
                    Requests.enter(open);
                    return Lane.current();
                })
                .get();
        long inside = System.nanoTime();
        ledger.tell((served, status, nanos, cpuNanos, bytes) ->
                CompletableFuture.runAsync(() -> Requests.leave(open), another).join());
        Requests.close(open, 200);
        another.shutdown();
        assertEquals(0, lane.legs.openSinceNanos());
        assertSame(Served.FORGOTTEN, legs.at(lane.threadId, inside));
    }

    @Test
    void endpointsBeyondTheLimitAreTheOverflow() {
        List<String> served = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Object open = Requests.open("GET");
            Routes.offer(1, "", "/" + i);
            long inside = System.nanoTime();
            Requests.close(open, 200);
            served.add(legs.at(me(), inside).toString());
        }
        assertEquals(List.of("GET /0", "GET /1", "GET /2", "GET OVERFLOW"), served);
    }

    @Test
    void allThatAreServedAtAnInstantAreTold() {
        Object open = Requests.open("POST");
        List<String> served = new ArrayList<>();
        legs.each(System.nanoTime(), each -> served.add(each.toString()));
        Requests.close(open, 200);
        assertEquals(List.of("POST UNKNOWN"), served);
    }

    @Test
    void nothingIsWrittenDownWhileNobodyWantsToKnow() {
        legs.keep(0);
        Object open = Requests.open("GET");
        assertNull(now());
        Requests.close(open, 200);
    }

    /** As one does that looked before, and was held up. */
    @Test
    void aThreadThatBeginsALegWhenTheyAreKeptNoLongerIsLeftNothing() {
        Lane lane = Lane.current();
        legs.keep(0);
        legs.begin(lane, System.nanoTime());
        assertNull(lane.legs);
        legs.keep(HOLD_NANOS);
        assertNull(now());
    }

    private Served now() {
        return legs.at(me(), System.nanoTime());
    }

    private static long me() {
        return Thread.currentThread().getId();
    }
}
