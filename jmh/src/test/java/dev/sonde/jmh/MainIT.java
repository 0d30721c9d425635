package dev.sonde.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The built jar, as it is started. */
final class MainIT {

    @Test
    void itTakesTheCommandsOfTheGate() {
        Program help = Program.gate("--help");
        assertEquals(0, help.exitCode(), help.said());
        assertTrue(help.said().contains("compare"), help.said());
        assertEquals(4, Program.gate("nonsense").exitCode());
        assertEquals(3, Program.gate("compare", "none.json", "none.json").exitCode());
    }

    @Test
    void onJava8TheGateSaysInOneLineWhatItNeeds() {
        String jdk = System.getenv("JDK_8");
        if (jdk == null) {
            System.err.println("SKIPPED: no JDK 8; name it in JDK_8");
        }
        assumeTrue(jdk != null, "no JDK 8");
        Program old = Program.run(
                Path.of("."), List.of(jdk + "/bin/java", "-jar", Program.GATE.toString(), "compare", "a", "b"));
        assertEquals(3, old.exitCode());
        assertEquals(
                "sonde-jmh: compare needs Java 17 or newer, this is 1.8 (the benchmarks may run on any: -jvm)\n",
                old.said());
    }

    @Test
    void theWorkflowForGithubIsOneThatItReads() throws IOException {
        JsonNode workflow = new YAMLMapper()
                .readTree(Path.of("..", "docs", "deploy", "benchmarks.yml").toFile());
        JsonNode steps = workflow.path("jobs").path("benchmarks").path("steps");
        assertTrue(steps.size() >= 4, steps::toString);
        for (JsonNode step : steps) {
            assertTrue(step.has("uses") != step.has("run"), step::toString);
        }
        assertTrue(workflow.path("on").has("pull_request"), workflow::toString);
    }
}
