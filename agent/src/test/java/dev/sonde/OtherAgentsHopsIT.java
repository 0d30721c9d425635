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
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside agents that follow tasks themselves, requests are counted and billed what their tasks take. */
@Execution(ExecutionMode.CONCURRENT)
final class OtherAgentsHopsIT {
    private static final List<String> PATHS =
            List.of("/here", "/pool", "/common", "/own", "/scheduled", "/parallel", "/full", "/stages", "/elsewhere");
    private static final int FIRST = 2;
    private static final int CALLS = 6;
    private static final int MILLIS = 20;
    private static final int PARTS = 4;

    @TempDir
    private Path folder;

    static Stream<Arguments> agents() {
        return OtherAgent.atHand().flatMap(agent -> Stream.of(true, false).map(first -> Arguments.of(agent, first)));
    }

    @ParameterizedTest(name = "{0}, ours first: {1}")
    @MethodSource("agents")
    void tasksAreOnTheBillOfTheirRequest(OtherAgent other, boolean oursFirst) throws IOException {
        try (ChildJvm child = start(other, oursFirst)) {
            String url =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
            child.sondePort();
            PATHS.forEach(path -> call(url, path, FIRST));
            HttpCounts.await(child, counts(FIRST));
            PATHS.forEach(path -> isBilled(child, url, path));
            HttpCounts.await(child, counts(FIRST + CALLS));
            Health.assertNoFailureCounted(child.scrape());
            assertTrue(child.isAlive());
        }
    }

    private static void isBilled(ChildJvm child, String url, String path) {
        double before = billed(child.scrape(), path);
        call(url, path, CALLS);
        double known = CALLS * PARTS * MILLIS / 1000.0;
        Await.value(
                path + " is billed " + known,
                Duration.ofSeconds(8),
                () -> billed(child.scrape(), path) - before,
                bill -> Math.abs(bill / known - 1) < 0.1);
    }

    private ChildJvm start(OtherAgent other, boolean oursFirst) throws IOException {
        ChildCommand command = FixtureProgram.of(Fixture.JDK, "hops").asDeployedOn(Jdks.running());
        if (oursFirst) {
            command.agent("port=0,jfr=false");
        }
        other.in(command, folder, freePort());
        return (oursFirst ? command : command.agent("port=0,jfr=false")).main("Hops");
    }

    private static Map<String, Long> counts(long each) {
        Map<String, Long> counts = new TreeMap<>();
        PATHS.forEach(path -> counts.put("GET " + path + " 204", each));
        return counts;
    }

    private static double billed(Scrape scrape, String path) {
        return scrape.sumOrZero("http_server_requests_cpu_seconds_total", "method", "GET", "uri", path);
    }

    private static void call(String url, String path, int calls) {
        for (int i = 0; i < calls; i++) {
            assertEquals(204, HttpCalls.get(url + path + '?' + MILLIS).statusCode(), path);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
