package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.metrics.Scale;
import dev.sonde.testing.Await;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which request a route or a failure is of, and how templates in parts are joined. */
final class RoutesOfRequestsTest {

    private static final int MOST_JOINED = 10_000;

    private final Endpoints endpoints = new Endpoints(() -> 50, new Scale(1));
    private final LegMeter meter = new LegMeter(ThreadClock.OFF, ThreadClock.OFF, new Legs(endpoints));
    private final Object channel = new Object();

    @BeforeEach
    void install() {
        Requests.install(new Ledger(endpoints, meter, new Failures(new Log(System.err)), false));
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
    }

    @Test
    void aRouteIsOfTheRequestThatIsParkedByItsObjectAndElseOfTheThreads() {
        OpenRequest parked = (OpenRequest) Requests.open("GET");
        Requests.park(channel, parked);
        Requests.leave(parked);
        OpenRequest current = (OpenRequest) Requests.open("POST");
        Routes.offerAt(channel, Routes.SERVER, "/app", "/parked");
        Routes.offerAt(null, Routes.SERVER, null, "/current");
        Routes.offerAt(channel, Routes.CONTROLLER, null, null);
        assertEquals("/app/parked", parked.endpoint().uri);
        assertEquals("/current", current.endpoint().uri);
        Routes.threwAt(channel, new IllegalStateException());
        Routes.threwAt(new Object(), new IllegalArgumentException());
        Routes.threwAt(channel, null);
        assertEquals("IllegalStateException", parked.exception);
        assertEquals("IllegalArgumentException", current.exception);
        Requests.close(current, 200);
        Requests.closeParked(channel, 200);
    }

    @Test
    void whatIsNoTemplateAndNoFailureIsNotOffered() {
        OpenRequest open = (OpenRequest) Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, null, null);
        Routes.offerWithin(Routes.CONTROLLER, null);
        Routes.threw(null);
        assertEquals(0, open.rank);
        assertNull(open.exception);
        Routes.offer(Routes.CONTROLLER, null, null, "/a");
        assertEquals("/a", open.endpoint().uri);
        Requests.close(open, 200);
    }

    @Test
    void aTemplateStandsBehindThoseThatLedToItUntilTheirCodeEnds() {
        assertEquals("/a", Routes.descended("/a"));
        String outer = Routes.descend("/api");
        String inner = Routes.descend("/v1");
        assertEquals("/api/v1/a", Routes.descended("/a"));
        assertEquals("/api/v1", Routes.descended(null));
        Routes.ascend(inner);
        assertEquals("/api/a", Routes.descended("/a"));
        Routes.ascend(outer);
        assertEquals("/a", Routes.descended("/a"));
    }

    @Test
    void aRootIsMappedTheOneWayOrTheOther() {
        assertEquals("", Routes.mapping("", "/", List.of("")));
        assertEquals("", Routes.mapping("/", null, List.of("")));
        assertEquals("/*", Routes.mapping("", "/", List.of("/*")));
        assertEquals("/", Routes.mapping("", "/a", List.of("")));
        assertEquals("/", Routes.mapping("/a.jsp", "/b", List.of("*.jsp")));
        assertEquals("*.jsp", Routes.mapping(".jsp", null, List.of("*.jsp")));
    }

    @Test
    void templatesAreJoinedOnceEachUntilThereAreTooMany() {
        Templates templates = new Templates();
        String joined = templates.join("/a", "/b");
        assertEquals("/a/b", joined);
        assertSame(joined, templates.join("/a", "/b"));
        assertEquals("/a/b", templates.append("/a", "/b"));
        assertSame(templates.append("/a", "/b"), templates.append("/a", "/b"));
        assertEquals("/a/c", templates.join("/a", "c/"));
        for (int i = 3; i < MOST_JOINED - 1; i++) {
            templates.append("/", Integer.toString(i));
        }
        assertSame(templates.append("/x", "y"), templates.append("/x", "y"));
        assertEquals("/xz", templates.append("/x", "z"));
        assertNotSame(templates.append("/x", "z"), templates.append("/x", "z"));
        assertSame(joined, templates.join("/a", "/b"));
    }

    @Test
    void aTrailOfManyPiecesKeepsThemAll() {
        RouteTrail trail = new RouteTrail();
        Templates templates = new Templates();
        String route = "";
        for (int left = 40; left > 0; left--) {
            route += "a";
            assertEquals(route, trail.add(left, left - 1, "a", templates));
        }
        assertEquals("aab", trail.add(38, 37, "b", templates));
    }

    @Test
    void guessesOfOneNameTakeOnePlace() {
        GuessedPaths guessed = new GuessedPaths(() -> 4);
        Endpoint unmatched = endpoints.unmatched("GET");
        for (String path : List.of("/a/1", "/a/2", "/b", "/a/3")) {
            assertEquals(PathTemplate.of(path), guessed.template(unmatched, path));
        }
        assertNull(guessed.template(unmatched, "/c"));
        assertNull(guessed.template(unmatched, "*"));
        assertEquals("/b", guessed.template(endpoints.find("GET", "", "", "/"), "/b"));
        assertNull(guessed.template(endpoints.find("GET", "", "", "/orders"), "/a/1"));
    }

    @Test
    void aGuessThatFoundNoPlaceHasOneOnceThereIsMoreRoom() {
        int[] limit = {2};
        GuessedPaths guessed = new GuessedPaths(() -> limit[0]);
        Endpoint unmatched = endpoints.unmatched("GET");
        assertEquals("/a", guessed.template(unmatched, "/a"));
        assertNull(guessed.template(unmatched, "/b"));
        limit[0] = 4;
        assertEquals("/b", guessed.template(unmatched, "/b"));
        assertNull(guessed.template(unmatched, "/c"));
    }

    @Test
    void aPieceThatLeavesAllThatWasLeftIsNoStepOfTheTrail() {
        RouteTrail trail = new RouteTrail();
        Templates templates = new Templates();
        assertEquals("a", trail.add(10, 5, "a", templates));
        assertEquals("a/", trail.add(5, 5, "/", templates));
        assertEquals("ab", trail.add(5, 3, "b", templates));
    }

    @Test
    void whatIsNotedOfARouteIsKnownAsLongAsTheRouteIsThere() {
        Object route = new Object();
        Routes.note(route, "/a");
        Routes.note(route, null);
        assertEquals("/a", Routes.noted(route));
        assertNull(Routes.noted(new Object()));
        Templates templates = new Templates();
        WeakReference<String> template = noteOfARouteThatIsGone(templates);
        Await.until("the template is gone with its route", Duration.ofSeconds(30), () -> {
            System.gc();
            templates.note(route, "/b");
            return template.get() == null;
        });
    }

    private static WeakReference<String> noteOfARouteThatIsGone(Templates templates) {
        String template = String.valueOf(new char[] {'/', 'a'});
        templates.note(new Object(), template);
        return new WeakReference<>(template);
    }
}
