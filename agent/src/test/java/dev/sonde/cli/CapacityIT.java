package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.JsonText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The built jar on the oldest Java, asking the agent in a real service. */
final class CapacityIT {

    @Test
    void theAgentOfAServiceUnderLoadTellsWhatItsRequestsTake() {
        Jdk jdk = Jdks.of(8);
        try (ChildJvm service = FixtureProgram.of(Fixture.JDK, "life")
                .on(jdk)
                .agent("port=0,jfr=false")
                .main("Serving")) {
            String port = service.awaitLine("listening on (\\d+)").group(1);
            try (Load load = Load.on("http://127.0.0.1:" + port + "/hello")) {
                load.awaitMore(50);
                Cli said = Cli.run(jdk, "capacity", "" + service.pid(), "--window", "2s", "--json", "--price", "1");
                assertEquals(0, said.exitCode(), said::toString);
                Map<String, Object> facts = said.facts();
                Map<String, Object> route = JsonText.object(((List<?>) facts.get("routes")).get(0));
                assertEquals("GET /hello", route.get("route"), said::toString);
                assertTrue((Double) route.get("requestsPerSecond") > 1, said::toString);
                Map<String, Object> answers = JsonText.object(facts.get("answers"));
                assertTrue(answers.containsKey("requestsPerInstance"), said::toString);
            }
        }
    }
}
