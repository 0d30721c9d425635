package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Beside agents of others in the same Tomcat: each shows what it saw, and goes on doing so when ours is gone. With
 * {@code -Pneighbours}, which resolves more of them, on all JDKs.
 */
final class OtherAgentsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLS = 20;
    private static final String COUNTED = "GET /app/exact 200";

    @TempDir
    private Path folder;

    static Stream<Arguments> agents() {
        boolean all = OtherAgent.atHand().count() > 2;
        Stream<Jdk> jdks = all ? Jdks.from(8).stream() : Stream.of(Jdks.running());
        return jdks.flatMap(jdk -> OtherAgent.atHand()
                .flatMap(agent -> Stream.of(true, false).map(first -> Arguments.of(agent, first, jdk))));
    }

    @ParameterizedTest(name = "{0}, ours first: {1}, on {2}")
    @MethodSource("agents")
    void bothShowTheirFiguresAndTheOtherOneGoesOn(OtherAgent other, boolean oursFirst, Jdk jdk) throws Exception {
        int port = freePort();
        try (ChildJvm child = start(other, oursFirst, jdk, port)) {
            String page =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + "/app/exact";
            call(page);
            child.sondePort();
            Await.until(
                    "all are counted",
                    PATIENCE,
                    () -> HttpCounts.of(child.scrape()).get(COUNTED) == CALLS);
            Health.assertNoFailureCounted(child.scrape());
            awaitFigure(other, child, port, 1);

            Orders orders = new Orders(child, folder);
            Map<String, Object> gone = orders.give("detach");
            assertEquals("detached", gone.get("result"), gone::toString);
            assertTrue(gone.get("ok").equals(true) || other.mayKeepOurLoader(), gone::toString);
            call(page);
            awaitFigure(other, child, port, 2);

            Map<String, Object> back = orders.give("attach,port=0,jfr=false");
            assertEquals("attached", back.get("result"), back::toString);
            call(page);
            String url = (String) back.get("url");
            Await.until(
                    "all are counted again",
                    PATIENCE,
                    () -> HttpCounts.of(Scrape.from(url)).get(COUNTED) == CALLS);
            awaitFigure(other, child, port, 3);
            Health.assertNoFailureCounted(Scrape.from(url));
            assertTrue(child.isAlive());
        }
    }

    private ChildJvm start(OtherAgent other, boolean oursFirst, Jdk jdk, int port) throws IOException {
        FixtureProgram tomcat = FixtureProgram.of(
                jdk.version() < 17 ? Fixture.TOMCAT_9_0 : Fixture.TOMCAT_11_0, "contract", "contract-tomcat");
        ChildCommand command = tomcat.on(jdk).jvm("-XX:+UseSerialGC").arguments(folder.toString());
        if (oursFirst) {
            command.agent("port=0,jfr=false");
        }
        other.in(command, folder, port);
        return (oursFirst ? command : command.agent("port=0,jfr=false")).main("contract.Main");
    }

    private static void awaitFigure(OtherAgent other, ChildJvm child, int port, int rounds) {
        long least = other.counts() ? (long) rounds * CALLS : rounds;
        Await.until(other + " shows " + least, PATIENCE, () -> other.figure(child, port) >= least);
    }

    private static void call(String page) {
        for (int i = 0; i < CALLS; i++) {
            assertEquals("hello", HttpCalls.get(page).body());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
