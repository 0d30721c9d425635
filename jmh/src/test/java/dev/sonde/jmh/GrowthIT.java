package dev.sonde.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The curves of cost, from the built jars. */
final class GrowthIT {

    @Test
    void aCurveIsATableOfItsPointsAndALaw() {
        Program grown = growth(Program.AGENT.toString(), "labels", "rounds=1", "millis=1");
        assertEquals(0, grown.exitCode(), grown.said());
        List<String> lines = grown.said().lines().toList();
        assertEquals(
                List.of("0", "1", "2", "4", "8"),
                lines.stream()
                        .filter(line -> line.matches("\\| \\d+ \\|.*"))
                        .map(line -> line.split(" ")[1])
                        .toList());
        assertTrue(lines.get(lines.size() - 1).startsWith("CPU: "), grown.said());
    }

    @Test
    void whatIsNoCurveIsRefusedInALine() {
        Program refused = growth(Program.AGENT.toString(), "sizes");
        assertEquals(2, refused.exitCode());
        assertEquals(
                "sizes is none of [threads, workers, endpoints, offered, hops, labels, series, events],"
                        + " rounds=N, millis=N, a jar\n",
                refused.said());
    }

    private static Program growth(String... words) {
        List<String> command =
                new ArrayList<>(List.of(Program.java(), "-cp", Program.GATE.toString(), "dev.sonde.jmh.growth.Growth"));
        command.addAll(Arrays.asList(words));
        return Program.run(Path.of("."), command);
    }
}
