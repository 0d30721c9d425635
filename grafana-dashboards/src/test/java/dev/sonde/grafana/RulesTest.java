package dev.sonde.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prometheus's own tool reads the rules, and tries each alert with series for which it fires and is quiet. */
final class RulesTest {

    private static final Path CASES = Path.of("rules", "cases");

    @Test
    void prometheusReadsEveryRule() throws IOException, InterruptedException {
        String said = Tool.of("PROMTOOL")
                .run(
                        Path.of("rules"),
                        "check",
                        "rules",
                        "--lint=all",
                        "--lint-fatal",
                        "sonde-recording.yaml",
                        "sonde-capacity.yaml",
                        "sonde-alerts.yaml");
        assertTrue(said.contains("SUCCESS"), said);
    }

    @Test
    void alertsFireAndStayQuietAsTheCasesSay() throws IOException, InterruptedException {
        Tool.of("PROMTOOL").run(CASES, "test", "rules", "alerts.yaml");
    }

    @Test
    void everyAlertHasACaseInWhichItFiresAndOneInWhichItIsQuiet() throws IOException {
        String cases = Files.readString(CASES.resolve("alerts.yaml"));
        List<String> missing = Generate.rules().get("sonde-alerts").stream()
                .flatMap(group -> group.rules().stream())
                .map(Rule::name)
                .distinct()
                .flatMap(name -> Stream.of(name + ": fires", name + ": quiet"))
                .filter(line -> !cases.contains("# " + line))
                .toList();
        assertEquals(List.of(), missing);
    }
}
