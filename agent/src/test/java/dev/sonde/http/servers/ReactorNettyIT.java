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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reactor Netty with its own routes: requests that it holds back are billed as well. */
@Execution(ExecutionMode.CONCURRENT)
final class ReactorNettyIT {

    private static final double CPU_SECONDS = 0.3;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"WEBFLUX_5", "WEBFLUX_6", "WEBFLUX_7"})
    void everyRequestIsCountedOnceByItsRouteAndBilled(Fixture fixture) {
        FixtureProgram program = FixtureProgram.of(fixture, "reactor-netty");
        try (ChildJvm child = ServletServerContract.command(
                        program, fixture.jdks().get(0), directory)
                .agent("port=0,jfr=false")
                .main("ReactorServer")) {
            Client client = ServletServerContract.clientOf(child);
            Counts counts = new Counts(child::scrape);
            countsWhatIsAnswered(client, counts);
            countsWhatIsBroken(client, counts);
            isBilled(child, client, counts, 1);
            isBilled(child, client, counts, 3);
            Health.assertSound(child, ".*");
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    private static void countsWhatIsAnswered(Client client, Counts counts) {
        for (String path : List.of("/now/7", "/later/7", "/elsewhere/7", "/now/8", "/chunked")) {
            client.get(path, 200);
        }
        client.pipelineKeptAlive("/now/7", 50);
        client.pipelineKeptAlive("/later/7", 5);
        counts.await(Map.of(
                Served.get("/now/{id}", 200), 52,
                Served.get("/later/{id}", 200), 6,
                Served.get("/elsewhere/{id}", 200), 1,
                Served.get("/chunked", 200), 1));
        client.upload("/upload", 4 << 20);
        client.get("/nothing/here", 404);
        client.send("DELETE", "/now/7", "", 404);
        counts.await(Map.of(
                Served.of("POST", "/upload", 200), 1,
                Served.unmatched(404), 1,
                Served.of("DELETE", "UNKNOWN", 404), 1));
        client.get("/relays", 200);
        counts.await(Map.of(Served.get("/relays", 200), 1, Served.get("/now/{id}", 200), 1));
        client.getAtOnce(1000, call -> "/later/" + call, 200);
        counts.await(Map.of(Served.get("/later/{id}", 200), 1000));
    }

    private static void countsWhatIsBroken(Client client, Counts counts) {
        client.get("/fails", 500);
        client.get("/fails-later", 500);
        client.sendRaw("GARBAGE\r\n\r\n", 400);
        counts.await(Map.of(
                Served.get("/fails", 500), 1,
                Served.get("/fails-later", 500), 1,
                Served.of("UNKNOWN", "UNKNOWN", 400), 1));
        client.getAndReset("/endless");
        counts.await(Map.of(Served.get("/endless", 499), 1));
    }

    /** Those after the first are held back until it is answered. */
    private static void isBilled(ChildJvm child, Client client, Counts counts, int requests) {
        double before = cpuSeconds(child);
        client.pipelineKeptAlive("/burn/7", requests);
        counts.await(Map.of(Served.get("/burn/{id}", 200), requests));
        Await.value(
                "/work is billed " + requests + " times " + CPU_SECONDS,
                Duration.ofSeconds(8),
                () -> cpuSeconds(child) - before,
                bill -> Math.abs(bill / requests / CPU_SECONDS - 1) < 0.05);
        Evidence.current().shows(Duty.CPU);
    }

    private static double cpuSeconds(ChildJvm child) {
        return child.scrape().sumOrZero("http_server_requests_cpu_seconds_total", "uri", "/burn/{id}");
    }
}
