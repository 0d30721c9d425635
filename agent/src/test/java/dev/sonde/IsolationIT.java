package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.SondeJar;
import java.io.File;
import java.util.List;

/** That a service never meets what the agent brings along. */
final class IsolationIT {

    @OnEveryJdk
    void aServiceSeesNoClassServiceOrLoggerBindingOfTheAgent(Jdk jdk) {
        FixtureProgram program = FixtureProgram.of(Fixture.JDK, "isolation");
        try (ChildJvm child = program.on(jdk)
                .agent("port=0")
                .arguments(SondeJar.path().toString())
                .main("LookAround")) {
            assertTrue(child.sondePort() > 0);
            child.send("look");
            int looked = Integer.parseInt(child.awaitLine("looked for (\\d+)").group(1));
            assertEquals(0, child.exitCode());
            assertTrue(looked > 1000, looked + " names");
            // A JVM of version 8 writes the jar of any agent into this property.
            String jarOf8 = jdk.version() == 8 ? File.pathSeparator + SondeJar.path() : "";
            String classPath = "class path " + program.classes() + jarOf8;
            assertEquals(List.of("looked for " + looked, classPath, "context loader true"), child.out());
            Health.assertNothingUnexpectedPrinted(child);
        }
    }
}
