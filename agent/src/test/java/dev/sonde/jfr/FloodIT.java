package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a program, and of a small heap, when events come by the million. */
final class FloodIT {
    private static final long PAUSE_NANOS = 50_000_000;
    // The option's 20 MB, and two chunks: one that is written, and one that is let go.
    private static final long MOST_BYTES = 60_000_000;

    static List<Jdk> jdksThatStream() {
        return List.of(Jdks.of(17), Jdks.of(25));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksThatStream")
    void aMillionExceptionsAndLocksAreShedAndTheProgramRunsOn(Jdk jdk, @TempDir Path temporary) {
        try (ChildJvm child = ChildJvm.on(jdk)
                .jvm("-Xmx40m", "-XX:+ExitOnOutOfMemoryError")
                .property("java.io.tmpdir", temporary.toString())
                .classPath(classPath())
                .main(Flooded.class.getName())) {
            long mostBytes = 0;
            while (child.isAlive()) {
                mostBytes = Math.max(mostBytes, bytesIn(temporary.toFile()));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            assertEquals(0, child.exitCode(), child::toString);
            assertTrue(mostBytes > 0 && mostBytes < MOST_BYTES, mostBytes + child.toString());
            assertTrue(child.out().contains("failures {}"), child::toString);
            assertEquals(1_000_000, number(child, "caught (\\d+)"));
            double shed = number(child, "sonde_jfr_shed_total\\{.*Drop\"\\} ([0-9.]+)");
            assertTrue(shed >= 1, child::toString);
            double read = number(child, "sonde_jfr_events_total\\{.*Drop\"\\} ([0-9.E]+)");
            assertTrue(read > 0 && read < 1_000_000, child::toString);
            assertTrue(
                    child.err().stream().anyMatch(line -> line.contains("test.Drop a second are too many")),
                    child::toString);
        }
    }

    private static double number(ChildJvm child, String regex) {
        return Double.parseDouble(child.awaitLine(regex).group(1));
    }

    private static Path[] classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator)).map(Path::of).toArray(Path[]::new);
    }

    private static long bytesIn(File folder) {
        File[] files = folder.listFiles();
        return files == null
                ? folder.length()
                : Stream.of(files).mapToLong(FloodIT::bytesIn).sum();
    }
}
