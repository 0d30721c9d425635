package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.boot.Lane;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.metrics.Scale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How requests come to be named, fail and end, called as woven code calls it. */
final class LedgerEndsTest {

    private static final long SECOND = 1_000_000_000;

    private final Failures failures = new Failures(new Log(System.err));
    private int limit = 2;
    private long clockNow = 100;
    private final ThreadClock clock = new ThreadClock() {
        @Override
        long read() {
            return clockNow;
        }
    };
    private final Endpoints endpoints = new Endpoints(() -> limit, new Scale(1));
    private final LegMeter meter = new LegMeter(clock, clock, new Legs(endpoints));
    private final Ledger ledger = new Ledger(endpoints, meter, failures, true);

    @BeforeEach
    void install() {
        Requests.install(ledger);
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
    }

    @Test
    void whoeverWantsToIsToldOfEachRequestWithItsTimeAndItsCost() {
        List<Long> told = new ArrayList<>();
        ledger.tell((served, status, nanos, cpuNanos, bytes) -> told.addAll(List.of(nanos, cpuNanos, bytes)));
        Object open = Requests.open("GET");
        clockNow += 40;
        Requests.close(open, 200);
        assertTrue(told.get(0) >= 0 && told.get(0) < 60 * SECOND, told::toString);
        assertEquals(List.of(40L, 40L), told.subList(1, 3));
        assertSame(endpoints, ledger.endpoints());
    }

    @Test
    void aRequestIsInFlightWhereItIsNamedAndBegunWhereItIsClosed() {
        Object open = Requests.open("GET");
        Endpoint unnamed = endpoints.unmatched("GET");
        assertEquals(1, unnamed.active());
        Endpoint other = endpoints.find("GET", "", "", "/a");
        assertTrue(((OpenRequest) open).close(other));
        assertEquals(0, unnamed.started.sum());
        assertEquals(1, other.started.sum());
        Lane.current().request = null;
    }

    @Test
    void aRequestIsClosedByOneOnly() {
        Endpoint endpoint = endpoints.unmatched("GET");
        OpenRequest request = new OpenRequest(endpoint, 0);
        assertTrue(request.close(endpoint));
        assertFalse(request.close(endpoint));
        assertEquals(1, endpoint.started.sum());
    }

    @Test
    void theFirstFailureNamesTheRequestWhoeverTellsIt() {
        Object byProtocol = Requests.open("GET");
        ledger.failedAs(byProtocol, "UNAVAILABLE");
        Routes.threw(new IllegalStateException());
        Requests.close(byProtocol, 200);
        Object byHandler = Requests.open("GET");
        Routes.threw(new IllegalStateException());
        ledger.failedAs(byHandler, "UNAVAILABLE");
        ledger.failedAs("no request", "UNAVAILABLE");
        Requests.close(byHandler, 200);
        assertEquals(1, endpoints.unmatched("GET").series(200, "UNAVAILABLE").count());
        assertEquals(
                1,
                endpoints.unmatched("GET").series(200, "IllegalStateException").count());
    }

    @Test
    void theServerBreaksOffWhatItsHandlerFailedAndTheClientWhatCouldNotBeWritten() {
        Throwable[] thrown = {new IllegalStateException(), new IOException()};
        int[] statuses = {500, 499};
        for (int i = 0; i < thrown.length; i++) {
            Object open = Requests.open("GET");
            Routes.threw(thrown[i]);
            Requests.clientLeft(open);
            Requests.close(open, 500);
            String name = thrown[i].getClass().getSimpleName();
            assertEquals(1, endpoints.unmatched("GET").series(statuses[i], name).count(), name);
        }
    }

    @Test
    void whatARouterMatchesPieceByPieceNamesTheRequestAndALoneSlashDoesNot() {
        Object open = Requests.open("GET");
        Routes.matched(9, 8, "/");
        assertEquals(Endpoints.UNMATCHED, ((OpenRequest) open).endpoint().uri);
        Routes.matched(8, 2, "orders");
        assertEquals("/orders/*", ((OpenRequest) open).endpoint().uri);
        Routes.matched(2, 1, "/");
        assertEquals("/orders/*", ((OpenRequest) open).endpoint().uri);
        Routes.matched(0, 0, "");
        assertEquals("/orders/{}", ((OpenRequest) open).endpoint().uri);
        Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
        Routes.matched(9, 0, "other");
        assertEquals("/orders/{id}", ((OpenRequest) open).endpoint().uri);
        Requests.close(open, 200);
    }

    @Test
    void theSlashThatIsAllOfAPathIsARoute() {
        Object open = Requests.open("GET");
        Routes.matched(1, 0, "/");
        assertEquals("/", ((OpenRequest) open).endpoint().uri);
        Requests.close(open, 200);
    }

    @Test
    void aRequestThatFinishesWithinItsLegIsBilledForTheLegsRest() {
        Object key = new Object();
        Object open = Requests.open("GET");
        Requests.park(key, open);
        clockNow += 1;
        Requests.finishParked(key, 204);
        assertEquals(1, endpoints.unmatched("GET").series(204, null).count());
        clockNow += 30;
        Requests.leave(open);
        assertEquals(31, endpoints.unmatched("GET").cpuNanos.sum());
        assertNull(ledger.finish("no request", 200));
    }

    @Test
    void aTokenThatIsNoRequestOfThisLedgersIsTakenOffItsThreadOnly() {
        Lane.current().request = "another's";
        assertNull(ledger.end("not this one", 200));
        assertEquals("another's", Lane.current().request);
        assertNull(ledger.end("another's", 200));
        assertNull(Lane.current().request);
        assertEquals(List.of(), endpoints.all());
    }

    @Test
    void whatFailsInWovenCodeIsCounted() {
        Requests.suppressed(new IllegalStateException("of a test"));
        assertEquals(Set.of("woven code"), failures.counts().keySet());
    }

    @Test
    void anEndpointThatCameTooLateHasItsPlaceOnceThereIsMoreRoom() {
        for (String route : List.of("/a", "/b", "/c", "/c")) {
            call(route);
        }
        assertEquals(2, endpoints.overflowed());
        limit = 3;
        call("/c");
        assertEquals(1, endpoints.find("GET", "", "", "/c").series(200, null).count());
        call("/d");
        assertEquals(3, endpoints.count());
        assertEquals(3, endpoints.overflowed());
    }

    @Test
    void partsOfARouteAreJoinedWithOneSlashWhereTheyNeedOne() {
        limit = 100;
        assertEquals("/app", endpoints.find("GET", "/app", "", "").uri);
        assertEquals("/", endpoints.find("GET", "", "", "").uri);
        assertEquals("/app/a", endpoints.find("GET", "/app", "", "a").uri);
        assertEquals("/app/v1/a", endpoints.find("GET", "/app", "/v1", "/a").uri);
        assertEquals("/app*", endpoints.find("GET", "/app", "", "*").uri);
    }

    @Test
    void variantsThatAreMoreThanMayBeKnownAreTheOverflow() {
        limit = 1;
        Endpoint base = endpoints.find("GET", "", "", "/a");
        OpenRequest[] told = new OpenRequest[8];
        for (int i = 0; i < told.length; i++) {
            int variant = i + 1;
            told[i] = new OpenRequest(base, 0) {
                @Override
                int variant() {
                    return variant;
                }
            };
            endpoints.admit(base, 200, told[i]);
        }
        assertEquals(4, base.variants().length);
        assertSame(base.variants()[0], endpoints.admit(base, 200, told[0]));
        assertEquals(Endpoints.OVERFLOW, endpoints.admit(base, 200, told[7]).uri);
    }

    private static void call(String route) {
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", route);
        Requests.close(open, 200);
    }
}
