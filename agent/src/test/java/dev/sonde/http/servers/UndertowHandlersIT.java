package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Duty;
import dev.sonde.testing.Evidence;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Traces;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Undertow without servlets: routing handlers name their requests, and every thread's work is on the right bill. */
@Execution(ExecutionMode.CONCURRENT)
final class UndertowHandlersIT {

    private static final double CPU_SECONDS = 0.3;

    @ParameterizedTest
    @EnumSource(names = {"UNDERTOW_1_4", "UNDERTOW_2_2", "UNDERTOW_2_3"})
    void requestsToBareHandlersAreCountedOnceAndBilled(Fixture fixture) {
        try (ChildJvm child = FixtureProgram.of(fixture, "undertow-handlers")
                .on(Jdks.running())
                .jvm("-XX:+UseSerialGC")
                .agent("port=0,jfr=false")
                .main("BareHandlers")) {
            Client client = ServletServerContract.clientOf(child);
            Counts counts = new Counts(child::scrape);
            countsWhatIsAnswered(client, counts);
            countsWhatIsNot(client, counts);
            for (String path : new String[] {"/shop/work", "/shop/work-of-io", "/shop/later"}) {
                isBilled(child, client, counts, path);
            }
            int calls = Traces.awaitShown(
                    child, "/shop/items/{id}", trace -> client.get("/shop/items/7", 200, Traces.HEADER, trace));
            counts.await(Map.of(Served.get("/shop/items/{id}", 200), calls));
            Health.assertSound(child, "^SLF4J");
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    private static void countsWhatIsAnswered(Client client, Counts counts) {
        client.get("/shop/items/7", 200);
        client.get("/plain", 200);
        client.pipeline("/shop/items/8", 50);
        client.getOverHttp2("/shop/items/9", 200, 40);
        counts.await(Map.of(Served.get("/shop/items/{id}", 200), 91, Served.unmatched(200), 1));
        client.get("/shop/large", 200);
        client.get("/nothing", 404);
        client.send("POST", "/shop/items/7", "x", 405);
        counts.await(Map.of(
                Served.get("/shop/large", 200), 1, Served.unmatched(404), 1, Served.of("POST", "UNKNOWN", 405), 1));
        client.getAtOnce(1000, call -> "/shop/items/" + call, 200);
        counts.await(Map.of(Served.get("/shop/items/{id}", 200), 1000));
    }

    private static void countsWhatIsNot(Client client, Counts counts) {
        client.get("/shop/fails", 500);
        client.get("/shop/gives-up", 503);
        client.sendRaw("GET /upgrade-less\r\n\r\n", 400);
        client.sendRaw("GET /shop/upgrade HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: own\r\n\r\n", 101);
        counts.await(Map.of(
                Served.get("/shop/fails", 500).threw("IllegalStateException"),
                1,
                Served.get("/shop/gives-up", 503),
                1,
                Served.of("UNKNOWN", "UNKNOWN", 400),
                1,
                Served.get("/shop/upgrade", 101),
                1));
        client.getAndReset("/shop/endless");
        counts.await(Map.of(Served.get("/shop/endless", 499), 1));
        client.getOverHttp2AndReset("/shop/endless", "/plain");
        counts.await(Map.of(Served.get("/shop/endless", 499), 1, Served.unmatched(200), 1));
    }

    private static void isBilled(ChildJvm child, Client client, Counts counts, String path) {
        client.get(path, 200);
        counts.await(Map.of(Served.get(path, 200), 1));
        Await.value(
                path + " is billed " + CPU_SECONDS,
                Duration.ofSeconds(8),
                () -> child.scrape().sumOrZero("http_server_requests_cpu_seconds_total", "method", "GET", "uri", path),
                bill -> Math.abs(bill / CPU_SECONDS - 1) < 0.1);
        Evidence.current().shows(Duty.CPU);
    }
}
