package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is not HotSpot, which here is one that has mapped a library of OpenJ9's name. */
final class OtherJvmIT {

    @TempDir
    private Path folder;

    @Test
    void anOpenJ9IsListedAndDiagnosedAndNotCalled() throws IOException {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        Path library = Files.copy(mathLibrary(), folder.resolve("libj9vm29.so"));
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "life")
                .on(Jdks.running())
                .environment("LD_PRELOAD", library.toString())
                .main("Serving")) {
            child.awaitLine("listening on");
            String pid = "" + child.pid();
            Cli diagnosis = Cli.run(Jdks.running(), "diagnose", pid);
            assertEquals(4, diagnosis.exitCode(), diagnosis::toString);
            assertTrue(diagnosis.out().get(0).contains(".com_ibm_tools_attach"), diagnosis::toString);
            Cli attach = Cli.run(Jdks.running(), "attach", pid, "port=0");
            assertEquals(4, attach.exitCode(), attach::toString);
            assertTrue(attach.err().get(0).contains("-javaagent"), attach::toString);
            assertTrue(child.err().isEmpty(), child::toString);
        }
    }

    private static Path mathLibrary() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            Path found = lines.filter(line -> line.endsWith("/libm.so.6"))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .findFirst()
                    .orElse(null);
            assumeTrue(found != null, "no libm.so.6");
            return found;
        }
    }
}
