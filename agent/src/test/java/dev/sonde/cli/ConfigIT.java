package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.OnSomeJdks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The built jar's {@code config} on JVMs that run: what it shows is in force, and what it sets takes effect. */
@Execution(ExecutionMode.CONCURRENT)
final class ConfigIT {

    @OnSomeJdks
    void optionsAreShownAndSetWhileTheServiceRuns(Jdk jdk) {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "life")
                .on(jdk)
                .agent("port=0,jfr=false,budget=2")
                .main("Serving")) {
            child.sondePort();
            String pid = "" + child.pid();
            assertEquals(Map.of("value", "2", "source", "argument", "effect", "now"), told(pid, "budget"));
            assertEquals("start", told(pid, "port").get("effect"));
            Cli set = Cli.run(Jdks.running(), "config", pid, "budget=7", "endpoints=300");
            assertEquals(0, set.exitCode(), set::toString);
            assertTrue(
                    set.out().stream().anyMatch(line -> line.matches("budget +7 +command +now +set")), set::toString);
            assertEquals(0.07, child.scrape().value("sonde_cpu_budget_ratio"), 1e-9);
            assertEquals(Map.of("value", "7", "source", "command", "effect", "now"), told(pid, "budget"));
            child.awaitLine("\\[sonde\\] options changed: budget=7");
            Cli refused = Cli.run(Jdks.running(), "config", pid, "port=1");
            assertEquals(1, refused.exitCode(), refused::toString);
            assertEquals(
                    List.of("sonde: " + pid + ": port takes effect at a start only: give it on the command line, in the"
                            + " environment or in the file"),
                    refused.err());
            assertEquals(2, Cli.run(Jdks.running(), "config", pid, "bugdet=1").exitCode());
            Health.assertSound(child);
        }
    }

    private static Map<String, Object> told(String pid, String option) {
        Cli shown = Cli.run(Jdks.running(), "config", pid, "--json");
        assertEquals(0, shown.exitCode(), shown::toString);
        Map<String, Object> row = ((List<?>) shown.facts().get("options"))
                .stream()
                        .map(JsonText::object)
                        .filter(each -> each.get("name").equals(option))
                        .findFirst()
                        .orElseThrow();
        row.remove("name");
        return row;
    }
}
