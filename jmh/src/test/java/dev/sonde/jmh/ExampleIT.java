package dev.sonde.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example project of the gate, built as its README says. */
final class ExampleIT {
    private static final Path EXAMPLE = Path.of("example");
    private static final Path SOURCE = Path.of("src", "main", "java", "example", "JoinBenchmark.java");

    @TempDir
    private static Path folder;

    @Test
    void itPassesUntilItsBenchmarkIsMadeDearer() throws IOException {
        for (Path file : List.of(Path.of("pom.xml"), SOURCE)) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(EXAMPLE.resolve(file), folder.resolve(file));
        }
        Program first = verify();
        assertEquals(0, first.exitCode(), first.said());
        assertTrue(first.said().contains("saved "), first.said());
        Program same = verify();
        assertEquals(0, same.exitCode(), same.said());
        assertTrue(same.said().contains("no regression: 1 the same"), same.said());
        String source = Files.readString(folder.resolve(SOURCE));
        Files.writeString(folder.resolve(SOURCE), source.replace("new StringBuilder(32)", "new StringBuilder(4)"));
        Program dearer = verify();
        assertTrue(dearer.exitCode() != 0, dearer.said());
        assertTrue(dearer.said().contains("regression: 1 worse"), dearer.said());
        assertTrue(
                Files.readString(folder.resolve("target/TEST-benchmarks.xml")).contains("<failure"));
    }

    /** Without the compiler that leaves objects out, bytes are the same however little time a busy machine has for it. */
    private static Program verify() {
        String maven = System.getProperty("maven.home") + "/bin/mvn";
        return Program.run(
                folder,
                List.of(
                        maven,
                        "-B",
                        "verify",
                        "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                        "-Djmh.ignoreLock=true",
                        "-Dsonde.jmh=" + Program.GATE.toAbsolutePath(),
                        "-Djmh.arguments=-f 3 -wi 1 -i 2 -w 100ms -r 100ms -jvmArgs -XX:TieredStopAtLevel=1"));
    }
}
