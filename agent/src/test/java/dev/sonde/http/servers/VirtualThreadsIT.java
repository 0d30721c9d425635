package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.Callers;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.NotInTable;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That a request on a virtual thread pays for what it took, on however many carriers, and for nothing else. */
@NotInTable
@Execution(ExecutionMode.CONCURRENT)
final class VirtualThreadsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CALLS = 20;
    private static final int CROWD = 100;
    private static final double BURNED = 0.060;
    private static final double CROWD_BURNED = CROWD * 0.010;
    private static final double ALLOCATED = 16 << 20;
    private static final String CPU = "http_server_requests_cpu_seconds_total";
    private static final String BYTES = "http_server_requests_allocated_bytes_total";
    private static final String UNMEASURED = "sonde_legs_unmeasured_total";

    @TempDir
    Path directory;

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of(Fixture.JDK_WITH_MODULES, Jdks.of(21)),
                Arguments.of(Fixture.JDK_WITH_MODULES, Jdks.of(25)),
                Arguments.of(Fixture.TOMCAT_11_0, Jdks.of(25)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("servers")
    void aRequestPaysForWhatItTookAndForNothingElse(Fixture fixture, Jdk jdk) {
        try (ChildJvm child = served(fixture)
                .asDeployedOn(jdk)
                .jvm("-Xmx512m")
                .agent("port=0")
                .arguments(directory.toString())
                .main("Main")) {
            String server =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
            child.sondePort();
            awaitMetered(child::scrape, server);
            eachEndpointPaysItsOwn(child, server);
            aThousandAtOnceAreCounted(child, server);
            Health.assertSound(child);
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }

    static Stream<Jdk> jdks() {
        return Stream.of(Jdks.of(21), Jdks.of(25));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void theAgentComesAndGoesWhileTheyServe(Jdk jdk) throws Exception {
        FixtureProgram program = served(Fixture.JDK_WITH_MODULES);
        try (ChildJvm child = program.asDeployedOn(jdk).jvm("-Xmx512m").main("Main")) {
            String server =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
            Orders orders = new Orders(child, directory);
            try (Callers callers = new Callers(server + "/wait", 4)) {
                for (int round = 0; round < 2; round++) {
                    child.send("crowd " + CROWD);
                    String url = (String) orders.give("attach,port=0,jfr=false").get("url");
                    awaitMetered(() -> Scrape.from(url), server);
                    Scrape before = Scrape.from(url);
                    HttpCalls.get(server + "/burn");
                    Await.until("it is paid", PATIENCE, () -> {
                        double burned = grown(before, Scrape.from(url), CPU, "uri", "/burn");
                        return Math.abs(burned - BURNED) < 0.1 * BURNED;
                    });
                    Health.assertNoFailureCounted(Scrape.from(url));
                    Map<?, ?> residue = (Map<?, ?>) orders.give("detach").get("residue");
                    assertEquals(List.of(), residue.get("classes"));
                    assertEquals("collected", residue.get("loader"), residue::toString);
                }
                assertEquals(List.of(), callers.failures());
            }
            Health.assertNothingUnexpectedPrinted(child);
        }
    }

    private static FixtureProgram served(Fixture fixture) {
        return FixtureProgram.of(fixture, "virtual", fixture == Fixture.TOMCAT_11_0 ? "virtual-tomcat" : "virtual-jdk");
    }

    // Those of the first moments are not, and are said to be so.
    private static void awaitMetered(Supplier<Scrape> scrapes, String server) {
        Await.until("a request is metered", PATIENCE, () -> {
            double before = scrapes.get().value(UNMEASURED);
            for (String path : List.of("/burn", "/allocate", "/wait")) {
                HttpCalls.get(server + path);
            }
            return scrapes.get().value(UNMEASURED) == before;
        });
    }

    private static void eachEndpointPaysItsOwn(ChildJvm child, String server) {
        Counts counts = new Counts(child::scrape);
        counts.reset();
        Scrape before = settled(child);
        child.send("crowd " + CROWD);
        IntStream.range(0, 3 * CALLS).parallel().forEach(call -> {
            String path = List.of("/burn", "/allocate", "/wait").get(call % 3);
            assertEquals(200, HttpCalls.get(server + path).statusCode());
        });
        child.awaitLine("done crowd");
        counts.await(Map.of(
                Served.get("/burn", 200), CALLS, Served.get("/allocate", 200), CALLS, Served.get("/wait", 200), CALLS));
        Scrape after = settled(child);
        assertEquals(0, after.value(UNMEASURED) - before.value(UNMEASURED));
        double burned = grown(before, after, CPU, "uri", "/burn");
        double allocated = grown(before, after, BYTES, "uri", "/allocate");
        assertEquals(CALLS * BURNED, burned, 0.05 * CALLS * BURNED);
        assertEquals(CALLS * ALLOCATED, allocated, 0.05 * CALLS * ALLOCATED);
        assertTrue(grown(before, after, CPU, "uri", "/wait") < 0.1 * CALLS * BURNED);
        double crowd = grown(before, after, "process_cpu_bill_seconds_total", "part", "virtual threads");
        assertTrue(crowd >= CROWD_BURNED && crowd < 1.5 * CROWD_BURNED, () -> "the crowd took " + crowd);
        double process = grown(before, after, "process_cpu_seconds_total");
        double unattributed = grown(before, after, "process_cpu_bill_seconds_total", "part", "unattributed");
        assertTrue(unattributed <= 0.05 * process, () -> unattributed + " of " + process);
    }

    private static void aThousandAtOnceAreCounted(ChildJvm child, String server) {
        Counts counts = new Counts(child::scrape);
        counts.reset();
        Scrape before = settled(child);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server + "/gate")).build();
        List<CompletableFuture<HttpResponse<Void>>> calls = IntStream.range(0, 1000)
                .mapToObj(call -> client.sendAsync(request, BodyHandlers.discarding()))
                .toList();
        Await.until(
                "a thousand in flight",
                PATIENCE,
                () -> child.scrape().sumOrZero("http_server_requests_active") == 1000);
        child.send("open");
        calls.forEach(call -> assertEquals(200, call.join().statusCode()));
        counts.await(Map.of(Served.get("/gate", 200), 1000));
        Scrape after = settled(child);
        assertEquals(0, after.value(UNMEASURED) - before.value(UNMEASURED));
        double burned = grown(before, after, CPU, "uri", "/gate");
        assertTrue(burned >= 3 && burned < 4.5, () -> "a thousand took " + burned);
    }

    /** A scrape whose bill has in its line of requests what the endpoints have. */
    private static Scrape settled(ChildJvm child) {
        return Await.value("the bill and the endpoints agree", PATIENCE, child::scrape, scrape -> {
            double bill = scrape.value("process_cpu_bill_seconds_total", "part", "requests");
            double bytes = scrape.value("process_allocation_bill_bytes_total", "part", "requests");
            return Math.abs(bill - scrape.sumOrZero(CPU)) < 0.001 && Math.abs(bytes - scrape.sumOrZero(BYTES)) < 1;
        });
    }

    private static double grown(Scrape before, Scrape after, String name, String... labels) {
        return after.sumOrZero(name, labels) - before.sumOrZero(name, labels);
    }
}
