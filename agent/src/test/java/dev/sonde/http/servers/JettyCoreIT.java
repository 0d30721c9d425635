package dev.sonde.http.servers;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Traces;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jetty 12 without servlets: there is no route, but every request is counted. */
final class JettyCoreIT {

    @ParameterizedTest
    @EnumSource(names = {"JETTY_12_0_EE10", "JETTY_12_1_EE11"})
    void requestsToHandlersOfTheCoreAreCountedOnce(Fixture fixture) {
        try (ChildJvm child = FixtureProgram.of(fixture, "jetty-core")
                .on(Jdks.running())
                .agent("port=0,jfr=false")
                .main("CoreHandlers")) {
            Client client = new Client(
                    Integer.parseInt(child.awaitLine("listening on (\\d+)").group(1)));
            Counts counts = new Counts(child::scrape);
            client.get("/now", 200);
            client.get("/later", 200);
            counts.await(Map.of(Served.unmatched(200), 2));
            client.get("/nothing", 404);
            counts.await(Map.of(Served.unmatched(404), 1));
            client.get("/fails", 500);
            counts.await(Map.of(Served.unmatched(500).threw("IllegalStateException"), 1));
            client.get("/fails-later", 500);
            counts.await(Map.of(Served.unmatched(500).threw("IllegalStateException"), 1));
            client.getAndReset("/endless");
            counts.await(Map.of(Served.unmatched(499), 1));
            int calls = Traces.awaitShown(child, "UNKNOWN", trace -> client.get("/later", 200, Traces.HEADER, trace));
            counts.await(Map.of(Served.unmatched(200), calls));
            Health.assertSound(child, "^SLF4J");
        }
    }
}
