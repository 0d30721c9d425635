package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Duty;
import dev.sonde.testing.Evidence;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Grizzly with a handler of its own, on workers and suspended. */
@Execution(ExecutionMode.CONCURRENT)
final class GrizzlyIT {

    private static final double CPU_SECONDS = 0.3;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"GRIZZLY_2", "GRIZZLY_4"})
    void everyRequestIsCountedOnceAndBilled(Fixture fixture) {
        FixtureProgram program = FixtureProgram.of(fixture, "jaxrs", "grizzly");
        try (ChildJvm child = ServletServerContract.command(
                        program, fixture.jdks().get(0), directory)
                .agent("port=0,jfr=false")
                .main("Main")) {
            Client client = ServletServerContract.clientOf(child);
            Counts counts = new Counts(child::scrape);
            client.pipeline("/bare", 50);
            client.get("/bare?what=later", 200);
            client.upload("/bare?what=upload", 1 << 20);
            client.get("/elsewhere", 404);
            counts.await(Map.of(
                    Served.get("/bare/*", 200), 51,
                    Served.of("POST", "/bare/*", 200), 1,
                    Served.unmatched(404), 1));
            client.get("/bare?what=fails", 500);
            client.getAndReset("/bare?what=endless");
            counts.await(Map.of(
                    Served.get("/bare/*", 500).threw("IllegalStateException"), 1,
                    Served.get("/bare/*", 499), 1));
            isBilled(child, client, counts);
            Health.assertSound(child);
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    private static void isBilled(ChildJvm child, Client client, Counts counts) {
        double before = cpuSeconds(child);
        client.get("/bare?what=work", 200);
        counts.await(Map.of(Served.get("/bare/*", 200), 1));
        Await.value(
                "work is billed " + CPU_SECONDS,
                Duration.ofSeconds(8),
                () -> cpuSeconds(child) - before,
                bill -> Math.abs(bill / CPU_SECONDS - 1) < 0.05);
        Evidence.current().shows(Duty.CPU);
    }

    private static double cpuSeconds(ChildJvm child) {
        return child.scrape().sumOrZero("http_server_requests_cpu_seconds_total", "uri", "/bare/*", "method", "GET");
    }
}
