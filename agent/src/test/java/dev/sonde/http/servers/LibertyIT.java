package dev.sonde.http.servers;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.LibertyServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Open Liberty, started by its own launcher with two applications in it. */
@Execution(ExecutionMode.CONCURRENT)
final class LibertyIT {

    private static final String ERROR_PAGES = page("<error-code>409</error-code>")
            + page("<exception-type>java.lang.IllegalArgumentException</exception-type>");

    private static final String NOT_THE_AGENTS = "^(?!\\[sonde\\])";

    @TempDir
    Path directory;

    static Stream<Arguments> liberties() {
        return Stream.of(Arguments.of(Fixture.LIBERTY_20, Jdks.of(8)), Arguments.of(Fixture.LIBERTY_26, Jdks.of(25)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("liberties")
    void everyRequestIsCountedOnceAndBilled(Fixture fixture, Jdk jdk) {
        LibertyServer server = new LibertyServer(
                        FixtureProgram.of(fixture, "contract", "contract-liberty", "liberty"), directory)
                .with("/app", listener("contract.App") + listener("EndsWithInput") + ERROR_PAGES)
                .with("/", listener("contract.Root"));
        try (ChildJvm child = server.start(jdk, "port=0,jfr=false", "servlet-4.0")) {
            ServletServerContract.holds(child, scenarios(), NOT_THE_AGENTS);
        }
    }

    /** Streams come one after the other: of many at once its HTTP/2 leaves some without an answer, agent or not. */
    private static List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>(ServletScenarios.all(200));
        scenarios.removeIf(each -> each.name().startsWith("HTTP/2"));
        for (String path : List.of("/app/exact", "/app/async/complete")) {
            scenarios.add(Scenario.when(
                    "HTTP/2 " + path, client -> client.getOverHttp2(path, 200, 1), Served.get(path, 200)));
        }
        scenarios.add(Scenario.many(
                "HTTP/2, not found", client -> client.getOverHttp2("/nothing/8154", 404, 2), 2, Served.unmatched(404)));
        return scenarios;
    }

    private static String listener(String type) {
        return "<listener><listener-class>" + type + "</listener-class></listener>";
    }

    private static String page(String of) {
        return "<error-page>" + of + "<location>/error-page</location></error-page>";
    }
}
