package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A service with a security manager that has never heard of the agent. */
@Execution(ExecutionMode.CONCURRENT)
final class SecurityManagerIT {

    @Test
    void theScrapeIsServedWhateverTheServicesPolicyThinksOfTheAgentsJar() {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "guarded")
                .on(Jdks.of(17))
                .jvm("-Djava.security.manager=allow")
                .agent("port=0")
                .main("Main")) {
            child.awaitLine("guarded");
            assertEquals(1, child.scrape().samples("sonde_build_info").size());
            Health.assertSound(
                    child,
                    "^WARNING: (A terminally deprecated method|Please consider reporting|System::setSecurityManager)");
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }
}
