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

/** Vert.x, whose requests are Netty's: those that it holds back are billed as well. */
@Execution(ExecutionMode.CONCURRENT)
final class VertxIT {

    private static final double CPU_SECONDS = 0.3;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"VERTX_3_9", "VERTX_4_5", "VERTX_5"})
    void everyRequestIsCountedOnceAndBilled(Fixture fixture) {
        FixtureProgram program = FixtureProgram.of(fixture, "vertx");
        try (ChildJvm child = ServletServerContract.command(
                        program, fixture.jdks().get(0), directory)
                .agent("port=0,jfr=false")
                .main("Main")) {
            Client client = ServletServerContract.clientOf(child);
            Counts counts = new Counts(child::scrape);
            client.pipeline("/now", 50);
            client.pipeline("/delayed/7", 5);
            client.get("/stream", 200);
            client.upload("/upload", 4 << 20);
            counts.await(Map.of(
                    Served.get("/now", 200), 50,
                    Served.get("/delayed/:id", 200), 5,
                    Served.get("/stream", 200), 1,
                    Served.of("POST", "/upload", 200), 1));
            client.getOverHttp2("/now", 200, 100);
            counts.await(Map.of(Served.get("/now", 200), 100));
            client.getOnce("/drops");
            counts.await(Map.of(Served.get("/drops", 500), 1));
            client.getAndReset("/endless");
            counts.await(Map.of(Served.get("/endless", 499), 1));
            isBilled(child, client, counts);
            Health.assertSound(child);
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    private static void isBilled(ChildJvm child, Client client, Counts counts) {
        client.pipeline("/burn/7", 3);
        counts.await(Map.of(Served.get("/burn/:id", 200), 3));
        Await.value(
                "/work is billed three times " + CPU_SECONDS,
                Duration.ofSeconds(8),
                () -> child.scrape().sumOrZero("http_server_requests_cpu_seconds_total", "uri", "/burn/:id"),
                bill -> Math.abs(bill / 3 / CPU_SECONDS - 1) < 0.05);
        Evidence.current().shows(Duty.CPU);
    }
}
