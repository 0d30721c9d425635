package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.NotInTable;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.Wrk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agent comes to real servers and leaves them while they serve. The JDK is told by a property, so that the same
 * prints the latencies of each.
 */
@NotInTable
@Execution(ExecutionMode.CONCURRENT)
final class ComingAndGoingIT {
    private static final Jdk JDK =
            Jdks.of(Integer.getInteger("sonde.jdk", Runtime.version().feature()));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PHASE_NANOS = TimeUnit.SECONDS.toNanos(Integer.getInteger("sonde.phase", 1));
    private static final int CONNECTIONS = 4;
    private static final String COUNT = "http_server_requests_seconds_count";
    private static final String OPEN = "http_server_requests_active";
    private static final String EXACT = "/app/exact";

    @TempDir
    Path folder;

    static Stream<Arguments> servers() {
        List<Fixture> all = JDK.version() >= 17
                ? List.of(Fixture.TOMCAT_11_0, Fixture.JETTY_12_1_EE11)
                : List.of(Fixture.TOMCAT_9_0, Fixture.JETTY_9_4);
        return Stream.of("tomcat", "jetty").map(name -> Arguments.of(name, all.get(name.equals("tomcat") ? 0 : 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void whatIsInFlightWhenItComesOrGoesIsAnsweredAndNeverHalfCounted(String name, Fixture fixture) throws Exception {
        try (ChildJvm child = start(name, fixture)) {
            Client client = ServletServerContract.clientOf(child);
            Orders orders = new Orders(child, folder);

            Path coming = folder.resolve("came");
            List<CompletableFuture<Void>> before = held(child, client, coming);
            String url = urlOf(orders.give("attach,port=0,jfr=false"));
            release(coming, before);
            client.get(EXACT, 200);
            Counts counts = new Counts(() -> Scrape.from(url));
            counts.await(Map.of());
            assertEquals(1, counts.last().sum(COUNT), "those that were there when it came are not counted");

            Path going = folder.resolve("gone");
            List<CompletableFuture<Void>> during = held(child, client, going);
            Await.until("both are open", PATIENCE, () -> Scrape.from(url).sum(OPEN) == 2);
            Health.assertNoFailureCounted(Scrape.from(url));
            assertEquals("detached", orders.give("detach,gc=false").get("result"));
            client.get(EXACT, 200);

            String second = urlOf(orders.give("attach,port=0,jfr=false"));
            release(going, during);
            client.get(EXACT, 200);
            Counts after = new Counts(() -> Scrape.from(second));
            after.await(Map.of());
            assertEquals(1, after.last().sum(COUNT), "those of the one before are not counted");
            Health.assertNoFailureCounted(after.last());
            Health.assertNothingUnexpectedPrinted(child, "^SLF4J");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void noRequestOfALoadFailsWhileItComesIsSetAndGoes(String name, Fixture fixture) throws Exception {
        try (ChildJvm child = start(name, fixture)) {
            String url =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + EXACT;
            Orders orders = new Orders(child, folder);
            List<String> said = new ArrayList<>();
            said.add(underLoad(url, "warm", () -> "warm"));
            said.add(underLoad(url, "before", () -> "before"));
            said.add(underLoad(url, "attach", () -> orders.give("attach,port=0").get("result")));
            said.add(underLoad(url, "attached", () -> "attached"));
            said.add(underLoad(
                    url,
                    "config",
                    () -> orders.give("config,budget=2,endpoints=100").get("result")));
            said.add(underLoad(url, "detach", () -> orders.give("detach").get("result")));
            said.add(underLoad(url, "after", () -> "after"));
            System.out.println(fixture + " on " + JDK + ", p99 in ms: " + String.join(", ", said));
            assertEquals(
                    List.of("warm", "before", "attached", "attached", "config", "detached", "after"),
                    said.stream().map(each -> each.split(" ")[0]).toList());
            Health.assertNothingUnexpectedPrinted(child, "^SLF4J");
        }
    }

    /** Does something while a load runs, of which every request is to be answered well. */
    private static String underLoad(String url, String what, Callable<Object> order) throws Exception {
        Wrk.Running load = Wrk.start(url, CONNECTIONS);
        Object result = order.call();
        LockSupport.parkNanos(PHASE_NANOS);
        double seconds = load.stop().seconds().get(99);
        return result + (result.equals(what) ? "" : " (" + what + ")") + String.format(" %.1f", seconds * 1000);
    }

    private ChildJvm start(String name, Fixture fixture) throws Exception {
        return FixtureProgram.of(fixture, "contract", "contract-" + name)
                .on(JDK)
                .jvm("-XX:+UseSerialGC")
                .arguments(Files.createDirectories(folder.resolve("server")).toString())
                .main("contract.Main");
    }

    /** Two requests, of which one goes on on another thread, that are not answered before there is the file. */
    private static List<CompletableFuture<Void>> held(ChildJvm child, Client client, Path file) {
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (String page : List.of("/app/work", "/app/async/start")) {
            String path = page + "?until=" + file + page.length();
            calls.add(CompletableFuture.runAsync(() -> client.get(path, 200), task -> new Thread(task).start()));
            child.awaitLine("held until " + file + page.length() + "$");
        }
        return calls;
    }

    private static void release(Path file, List<CompletableFuture<Void>> calls) throws Exception {
        for (String page : List.of("/app/work", "/app/async/start")) {
            Files.createFile(Path.of(file.toString() + page.length()));
        }
        for (CompletableFuture<Void> call : calls) {
            call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static String urlOf(Map<String, Object> reply) {
        assertEquals("attached", reply.get("result"), reply::toString);
        return (String) reply.get("url");
    }
}
