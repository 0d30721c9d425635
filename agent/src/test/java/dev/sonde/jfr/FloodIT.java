package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIGHTS = 1_000_000;
    private static final int LEAST_FIGHTS = 50_000;
    private static final int MOST_SECONDS = 15;
    // Buffers of JFR and of the agent, threads and code; never as much as the events.
    private static final double MOST_GROWN_BYTES = 100 << 20;

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

    /** By the agent's own settings: who waits for a lock for a millisecond is recorded, with the calls that led there. */
    @OnSomeJdks
    void aFloodOfFoughtLocksIsShedAndTheServiceRunsOn(Jdk jdk) {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "locks")
                .asDeployedOn(jdk)
                .jvm("-Xmx64m", "-XX:+ExitOnOutOfMemoryError")
                .arguments(String.valueOf(FIGHTS), String.valueOf(MOST_SECONDS))
                .agent("port=0,budget=100")
                .main("Fights")) {
            Scrape before =
                    Await.value("events", PATIENCE, child::scrape, scrape -> scrape.has("jvm_exceptions_total"));
            child.send("go");
            double fought = number(child, "fought (\\d+) in");
            String[] lock = {"event", "jdk.JavaMonitorEnter"};
            Scrape after = Await.value(
                    "less", PATIENCE, child::scrape, scrape -> scrape.value("sonde_jfr_shed_total", lock) >= 1);
            double read = after.value("sonde_jfr_events_total", lock);
            // Chunks come every ten seconds, so it is later there that there are known to be too many.
            double most = jdk.version() >= 14 ? fought / 2 : fought;
            assertTrue(fought > LEAST_FIGHTS && read > 0 && read < most, read + " of " + fought + child);
            child.awaitLine("jdk.JavaMonitorEnter a second are too many");
            double grown = after.value("process_resident_memory_bytes") - before.value("process_resident_memory_bytes");
            System.out.printf("%s: %.0f of %.0f read, %.0f bytes more resident%n", jdk, read, fought, grown);
            assertTrue(grown < MOST_GROWN_BYTES, () -> grown + " more bytes" + child);
            Health.assertNoFailureCounted(after);
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
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
