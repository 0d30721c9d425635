package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnSomeJdks;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What {@code attach --dry-run} says of a service that serves, and that it leaves it as it was. */
@Execution(ExecutionMode.CONCURRENT)
final class DryRunIT {

    @OnSomeJdks
    void theClassesThatWouldBeWovenAndTheOptionsAreSaidAndNothingIsDone(Jdk jdk) {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        try (ChildJvm service = FixtureProgram.of(Fixture.JDK, "life")
                .on(jdk)
                .property("sonde.application", "shop")
                .environment("SONDE_ENDPOINTS", "50")
                .main("Serving")) {
            service.awaitLine("listening on (\\d+)");
            Cli dry = Cli.run(Jdks.running(), "attach", "" + service.pid(), "--dry-run", "--json", "port=0");
            assertEquals(0, dry.exitCode(), dry::toString);
            assertTrue(dry.facts().get("weaves").toString().contains("=jdk"), dry::toString);
            assertEquals(
                    List.of("application=shop (property)", "port=0 (argument)", "endpoints=50 (environment)"),
                    ((List<?>) dry.facts().get("options"))
                            .stream().map(Object::toString).toList());
            Cli shown = Cli.run(Jdks.running(), "attach", "" + service.pid(), "--dry-run");
            assertTrue(
                    shown.out().get(0).endsWith("nothing was changed; attach would weave of the loaded classes:"),
                    shown::toString);
            assertFalse(AgentTraces.of("/proc/" + service.pid()).isThere);
            assertEquals(List.of(), service.err());
        }
    }
}
