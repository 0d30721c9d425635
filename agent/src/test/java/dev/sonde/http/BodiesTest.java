package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.OptionReader;
import dev.sonde.boot.Bodies;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.metrics.Scale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies and the beginning of answers, told as woven code tells them, and counted where the request is. */
final class BodiesTest {

    private final Endpoints endpoints = new Endpoints(() -> 4, new Scale(1));
    private final Endpoint endpoint = new Endpoint("GET", "/", new Scale(1), 0);

    @AfterEach
    void takeOut() {
        Requests.install(null);
    }

    @Test
    void theBytesOfARequestAndThatItsAnswerBeganAreCountedAtItsEndpoint() {
        install(details("bodies=true"));
        assertTrue(Bodies.areWanted());
        Object open = Requests.open("GET");
        Bodies.begins(open);
        Bodies.moved(open, 7, 9);
        Requests.close(open, 200);
        BodySums sums = endpoints.unmatched("GET").knownBodies();
        assertEquals(7, sums.received.sum());
        assertEquals(9, sums.sent.sum());
        assertEquals(1, sums.firstBytes.count());
        assertTrue(sums.firstByteSeconds() > 0 && sums.firstByteSeconds() < 60, () -> "" + sums.firstByteSeconds());
    }

    @Test
    void nobodyIsAskedAndNothingCountedWhereNobodyWantsToKnow() {
        for (Details details : new Details[] {null, details("request-labels=plan=X-Plan=free")}) {
            install(details);
            assertFalse(Bodies.areWanted());
            Object open = Requests.open("GET");
            Requests.close(open, 200);
            Bodies.begins(null);
            Bodies.moved(null, 1, 1);
        }
        assertNull(endpoints.unmatched("GET").knownBodies());
    }

    @Test
    void theFirstTimeThatItsAnswerBeginsCounts() {
        ToldRequest request = new ToldRequest(endpoint, 1_000, Details.NONE, null);
        request.begins(2_500);
        request.begins(9_000);
        request.bookDetails(endpoint, endpoints);
        assertEquals(1.5e-6, endpoint.bodies().firstByteSeconds(), 1e-12);
        assertFalse(endpoint.bodies().hasBytes());
    }

    @Test
    void noByteIsANumberToo() {
        ToldRequest request = new ToldRequest(endpoint, 1_000, Details.NONE, null);
        request.moved(0, 0);
        request.begins(1_000);
        request.bookDetails(endpoint, endpoints);
        assertTrue(endpoint.bodies().hasBytes());
        assertEquals(1, endpoint.bodies().firstBytes.count());
    }

    @Test
    void halfOfAnAnswerIsNone() {
        ToldRequest request = new ToldRequest(endpoint, 0, Details.NONE, null);
        request.moved(-1, 5);
        request.bookDetails(endpoint, endpoints);
        request.moved(5, -1);
        request.bookDetails(endpoint, endpoints);
        assertNull(endpoint.knownBodies());
    }

    @Test
    void aPathIsThereToGuessByUntilAFrameworkTellsARoute() {
        ToldRequest request = new ToldRequest(endpoint, 0, Details.NONE, "/a");
        request.rank = Routes.SERVLET;
        assertEquals("/a", request.guessable());
        request.rank = Routes.ROUTER;
        assertNull(request.guessable());
        assertNull(new OpenRequest(endpoint, 0).guessable());
    }

    @Test
    void whatIsToldBeforeAnythingWasAskedIsNothing() {
        ToldRequest request = new ToldRequest(endpoint, 0, details("request-labels=plan=X-Plan=free"), null);
        request.tell("free");
        assertEquals(0, request.variant());
        assertEquals("X-Plan", request.ask(false));
        request.tell("free");
        assertEquals(1, request.variant());
    }

    @Test
    void detailsAreNoneIfNothingIsAsked() {
        assertTrue(Details.NONE.areNone());
        assertFalse(details("bodies=true").areNone());
        assertFalse(details("request-labels=plan=X-Plan=free").areNone());
        assertArrayEquals(new String[] {"GET"}, Details.NONE.with(0, "GET"));
        assertNotNull(endpoint.bodies());
    }

    private static Details details(String options) {
        return new Details(new OptionReader().read(options, new Properties(), Map.of()), null);
    }

    private void install(Details details) {
        LegMeter meter = new LegMeter(ThreadClock.OFF, ThreadClock.OFF, new Legs(endpoints));
        Requests.install(new Ledger(endpoints, meter, new Failures(new Log(System.err)), false, details));
    }
}
