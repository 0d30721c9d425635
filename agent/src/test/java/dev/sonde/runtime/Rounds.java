package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.Callers;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A service under calls that the agent comes to and leaves, again and again: what it is left with. */
final class Rounds implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COUNT = "http_server_requests_seconds_count";
    private static final String EVENTS = "sonde_jfr_events_total";

    private final ChildJvm child;
    private final Orders orders;
    private final Callers callers;
    private String url = "";
    private int looks;
    private int held;

    /** Answers to commands are written below the folder. */
    Rounds(Jdk jdk, Path folder) {
        child = FixtureProgram.of(Fixture.JDK, "rounds")
                .asDeployedOn(jdk)
                .jvm("-Xmx256m")
                .main("Serves");
        orders = new Orders(child, folder);
        callers = new Callers(
                "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + "/fast", 2);
    }

    /** Brings the agent, which counts when this returns. */
    void attach(String options) throws Exception {
        Map<String, Object> reply =
                orders.give("attach,port=0,report=false" + (options.isEmpty() ? "" : ',' + options));
        assertEquals("attached", reply.get("result"), reply::toString);
        url = (String) reply.get("url");
        awaitCounts();
    }

    /** Puts a jar in the place of the agent's, with the same options; that agent counts when this returns. */
    void upgrade(Path jar) throws Exception {
        String former = url;
        Map<String, Object> reply = orders.give(jar, "upgrade");
        assertEquals("upgraded", reply.get("result"), reply::toString);
        noteResidue(reply);
        url = (String) reply.get("url");
        assertThrows(UncheckedIOException.class, () -> HttpCalls.get(former));
        awaitCounts();
    }

    private void awaitCounts() {
        Await.until("it counts", PATIENCE, () -> Scrape.from(url).sumOrZero(COUNT) > 0);
    }

    /** Loads an agent of the test's. */
    void look(Path jar, Path folder) throws Exception {
        orders.load(jar, folder.toString());
    }

    /** Waits until JFR is at work for the agent. */
    void awaitRecording() {
        Await.until("it records", PATIENCE, () -> Scrape.from(url).has(EVENTS));
    }

    /** Waits for the first of JFR's events, which on Java 8 and 11 takes ten seconds more. */
    void awaitEvents() {
        Await.until("events come", PATIENCE, () -> Scrape.from(url).sumOrZero(EVENTS) > 0);
    }

    /** Takes the agent away. */
    void detach() throws Exception {
        Health.assertNoFailureCounted(Scrape.from(url));
        Map<String, Object> reply = orders.give("detach");
        assertEquals("detached", reply.get("result"), reply::toString);
        noteResidue(reply);
        assertThrows(UncheckedIOException.class, () -> HttpCalls.get(url));
    }

    // On a busy machine the compiler may hold a loader for longer than a command waits; the holdings tell that it goes.
    private void noteResidue(Map<String, Object> reply) {
        Map<String, Object> residue = JsonText.object(reply.get("residue"));
        assertEquals(List.of(), residue.get("threads"), reply::toString);
        assertEquals(List.of(), residue.get("classes"), reply::toString);
        assertEquals(List.of(), residue.get("problems"), reply::toString);
        held += residue.get("loader").equals("collected") ? 0 : 1;
    }

    /** What the JVM holds now. */
    Holdings holdings() {
        return Holdings.of(child, "look-" + ++looks);
    }

    /** How many class loaders were not gone yet when the command looked. */
    int held() {
        return held;
    }

    /** No request failed, and nothing was printed that is not expected. */
    void assertUnharmed() {
        assertEquals(List.of(), callers.failures());
        assertTrue(callers.calls() > 0);
        Health.assertNothingUnexpectedPrinted(child);
    }

    long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        callers.close();
        child.close();
    }
}
