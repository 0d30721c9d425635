package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Duty;
import dev.sonde.testing.Evidence;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Scrape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Helidon's own server, on virtual threads: by the patterns of its routes behind those of the services around them. */
@Execution(ExecutionMode.CONCURRENT)
final class HelidonIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double CPU_SECONDS = 0.06;
    private static final String CPU = "http_server_requests_cpu_seconds_total";

    @TempDir
    Path directory;

    static Stream<Arguments> versions() {
        return Stream.of(Arguments.of(Fixture.HELIDON_4_0, Jdks.of(21)), Arguments.of(Fixture.HELIDON_4, Jdks.of(25)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("versions")
    void everyRequestIsCountedOnceByItsRouteAndBilled(Fixture fixture, Jdk jdk) {
        FixtureProgram program = FixtureProgram.of(fixture, "helidon", "virtual");
        try (ChildJvm child = ServletServerContract.command(program, jdk, directory)
                .agent("port=0,jfr=false")
                .main("Main")) {
            Client client = ServletServerContract.clientOf(child);
            Counts counts = new Counts(child::scrape);
            callShop(client, counts, "", "");
            callShop(client, counts, "/api/v1", "/api/v1");
            callShop(client, counts, "/tenants/7", "/tenants/{tenant}");
            countsTheRest(client, counts);
            countsWhatIsBroken(client, counts);
            countsStreams(client, counts);
            // The server of 4.0 holds on to a stream that its client has reset, and to its request; and takes a broken
            // connection of the service's own for its client's.
            if (fixture != Fixture.HELIDON_4_0) {
                client.get("/backend", 500);
                counts.await(Map.of(Served.get("/backend", 500).threw("UncheckedIOException"), 1));
                client.getOverHttp2AndReset("/endless", "/stream");
                counts.await(Map.of(Served.get("/stream", 200), 1, Served.get("/endless", 499), 1));
            }
            isBilled(child, client, counts);
            Health.assertSound(child, "^There is no Helidon logging");
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    private static void callShop(Client client, Counts counts, String at, String mount) {
        client.get(at + "/orders/7", 200);
        client.get(at + "/orders/8", 200);
        client.send("POST", at + "/orders/7/lines/3", "", 201);
        for (String path : List.of("/both/7", "/files/deep/7", "/delayed/7", "/guarded/7")) {
            client.get(at + path, 200);
        }
        client.get(at + "/fails", 500);
        client.get(at + "/mapped", 409);
        client.get(at + "/told", 410);
        client.get(at + "/nothing/here", 404);
        client.send("DELETE", at + "/orders/7", "", 404);
        counts.await(Map.ofEntries(
                Map.entry(Served.get(mount + "/orders/{id}", 200), 2),
                Map.entry(Served.of("POST", mount + "/orders/{id}/lines/{line:[0-9]+}", 201), 1),
                Map.entry(Served.get(mount + "/both/{other}", 200), 1),
                Map.entry(Served.get(mount + "/files/*", 200), 1),
                Map.entry(Served.get(mount + "/delayed/{id}", 200), 1),
                Map.entry(Served.get(mount + "/guarded/{id}", 200), 1),
                Map.entry(Served.get(mount + "/fails", 500).threw("IllegalStateException"), 1),
                Map.entry(Served.get(mount + "/mapped", 409).threw("Conflict"), 1),
                Map.entry(Served.get(mount + "/told", 410), 1),
                Map.entry(Served.unmatched(404).threw("NotFoundException"), 1),
                Map.entry(Served.of("DELETE", "UNKNOWN", 404).threw("NotFoundException"), 1)));
    }

    private static void countsTheRest(Client client, Counts counts) {
        client.get("/api/ping", 200);
        client.get("/stream", 200);
        client.pipelineKeptAlive("/orders/7", 50);
        client.upload("/upload", 4 << 20);
        counts.await(Map.of(
                Served.get("/api/ping", 200), 1,
                Served.get("/stream", 200), 1,
                Served.get("/orders/{id}", 200), 50,
                Served.of("POST", "/upload", 200), 1));
        client.getAtOnce(1000, call -> "/delayed/" + call, 200);
        counts.await(Map.of(Served.get("/delayed/{id}", 200), 1000));
    }

    private static void countsWhatIsBroken(Client client, Counts counts) {
        client.sendRaw("GARBAGE HTTP/1.1\r\n\r\n", 400);
        client.sendRaw("GET /orders/7 HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n", 400);
        counts.await(Map.of(Served.of("UNKNOWN", "UNKNOWN", 400), 1, Served.unmatched(400), 1));
        client.getAndReset("/endless");
        counts.await(Map.of(Served.get("/endless", 499), 1));
    }

    private static void countsStreams(Client client, Counts counts) {
        client.getOverHttp2("/delayed/7", 200, 100);
        client.getOverHttp2("/fails", 500, 2);
        counts.await(Map.of(
                Served.get("/delayed/{id}", 200), 100, Served.get("/fails", 500).threw("IllegalStateException"), 2));
    }

    private static void isBilled(ChildJvm child, Client client, Counts counts) {
        Await.until("a request is metered", PATIENCE, () -> {
            double before = unmeasured(child);
            client.get("/burn/7", 200);
            return unmeasured(child) == before;
        });
        counts.reset();
        double before = child.scrape().sumOrZero(CPU, "uri", "/burn/{id}");
        IntStream.range(0, 5).forEach(each -> client.get("/burn/7", 200));
        counts.await(Map.of(Served.get("/burn/{id}", 200), 5));
        Await.value(
                "/burn is billed five times " + CPU_SECONDS,
                PATIENCE,
                () -> child.scrape().sumOrZero(CPU, "uri", "/burn/{id}") - before,
                bill -> Math.abs(bill / 5 / CPU_SECONDS - 1) < 0.05);
        Evidence.current().shows(Duty.CPU);
    }

    private static double unmeasured(ChildJvm child) {
        Scrape scrape = child.scrape();
        return scrape.sumOrZero("sonde_legs_unmeasured_total");
    }
}
