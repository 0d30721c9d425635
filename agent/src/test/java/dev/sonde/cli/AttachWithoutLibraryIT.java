package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Scrape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where JNA's library cannot be loaded, as on musl or where nothing runs from the temp folder. */
final class AttachWithoutLibraryIT {

    @ParameterizedTest
    @CsvSource({"8, 17", "17, 8", "17, 17", "25, 25"})
    void theAttachApiOfTheJdkTakesItsPlace(int attacher, int target) {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        try (ChildJvm service = serving(Jdks.of(target))) {
            Cli attach = run(Jdks.of(attacher), "attach", "" + service.pid(), "port=0", "jfr=false", "--json");
            assertEquals("attached", attach.facts().get("result"), () -> attach + " " + service);
            assertEquals(
                    "attached",
                    run(Jdks.of(attacher), "status", "" + service.pid(), "--json")
                            .facts()
                            .getOrDefault("result", "attached"));
            Cli detach = run(Jdks.of(attacher), "detach", "" + service.pid());
            assertEquals(0, detach.exitCode(), detach::toString);
        }
    }

    @Test
    void aJreWithNeitherSaysWhatToDo() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        try (ChildJvm service = serving(Jdks.running())) {
            ChildCommand jre =
                    ChildJvm.on(Jdks.running()).jvm("--limit-modules=java.instrument,java.management,java.sql");
            Cli attach = Cli.run(withoutLibrary(jre), "attach", "" + service.pid(), "port=0");
            assertEquals(4, attach.exitCode(), attach::toString);
            assertEquals(1, attach.err().size(), attach::toString);
            String said = attach.err().get(0);
            assertTrue(said.contains("this Java has no attach API: take a JDK of this machine"), said);
            assertTrue(said.contains("-Djna.tmpdir="), said);
        }
    }

    @Test
    void theAgentItselfReadsItsFiguresWithoutIt() {
        ChildCommand command =
                FixtureProgram.of(Fixture.JDK, "life").on(Jdks.running()).agent("port=0,jfr=false");
        try (ChildJvm service = withoutLibrary(command).main("Serving")) {
            service.awaitLine("listening on (\\d+)");
            Scrape scrape = service.scrape();
            assertTrue(scrape.value("process_cpu_seconds_total") > 0);
            assertTrue(scrape.value("process_resident_memory_bytes") > 0);
            Health.assertSound(service);
        }
    }

    private static Cli run(Jdk jdk, String... words) {
        return Cli.run(withoutLibrary(ChildJvm.on(jdk)), words);
    }

    private static ChildCommand withoutLibrary(ChildCommand command) {
        return command.jvm("-Djna.noclasspath=true", "-Djna.nosys=true");
    }

    private static ChildJvm serving(Jdk jdk) {
        ChildJvm child = FixtureProgram.of(Fixture.JDK, "life").on(jdk).main("Serving");
        child.awaitLine("listening on (\\d+)");
        return child;
    }
}
