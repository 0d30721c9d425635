package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.FaultAgent;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that a request hands to an executor is on its request's bill. */
@Execution(ExecutionMode.CONCURRENT)
final class HopsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> FOUR_PARTS = List.of(
            "/here",
            "/pool",
            "/common",
            "/own",
            "/scheduled",
            "/parallel",
            "/full",
            "/waits",
            "/stages",
            "/elsewhere",
            "/late");
    private static final int CALLS = 6;
    private static final int MILLIS = 40;
    private static final int PARTS = 4;
    private static final int MEBIBYTE = 1 << 20;
    private static final int CONCURRENT = 1000;

    @TempDir
    Path folder;

    @OnSomeJdks
    void whatPoolsDoIsOnTheBillOfWhoHandedItOver(Jdk jdk) {
        try (ChildJvm child = program(jdk).agent("port=0,jfr=false").main("Hops")) {
            String url = url(child);
            // What follows tasks is up with the port.
            child.sondePort();
            areBilled(url, child::scrape);
            endWhenTheirRequestHasEnded(url, child::scrape);
            // Of many connections at once the server of older JDKs drops some, without any agent as well.
            manyAtOnceAreCounted(url, child, jdk.version() < 17 ? CONCURRENT / 50 : CONCURRENT);
            Health.assertSound(child, "asked for$", "^Exception in thread $");
        }
    }

    @Test
    void threadsThatWaitInPoolsAreFollowedWhenTheAgentComesLateAndNotWhenItIsGone() throws Exception {
        try (ChildJvm child = program(Jdks.running()).main("Hops")) {
            String url = url(child);
            FOUR_PARTS.forEach(path -> HttpCalls.get(url + path + "?1"));
            Orders orders = new Orders(child, folder);
            for (int round = 0; round < 2; round++) {
                String metrics = (String) orders.give("attach,port=0,jfr=false").get("url");
                areBilled(url, () -> Scrape.from(metrics));
                HttpCalls.get(url + "/for-ever?1");
                Map<String, Object> gone = orders.give("detach");
                assertTrue(gone.toString().contains("loader=collected"), gone::toString);
                FOUR_PARTS.forEach(path -> HttpCalls.get(url + path + "?1"));
            }
        }
    }

    @Test
    void withoutTheOptionItIsNobodys() {
        try (ChildJvm child =
                program(Jdks.running()).agent("port=0,jfr=false,hops=false").main("Hops")) {
            String url = url(child);
            child.sondePort();
            for (String path : List.of("/here", "/pool", "/scheduled", "/elsewhere")) {
                call(url, path, CALLS);
                double expected = path.equals("/here") ? seconds(CALLS * PARTS) : 0;
                Await.value(
                        path + " is billed " + expected,
                        PATIENCE,
                        () -> billed(child.scrape(), "cpu_seconds", path),
                        billed -> Math.abs(billed - expected) < seconds(CALLS * PARTS) / 5);
            }
            Health.assertSound(child);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FollowedTasks:keep", "FollowedTasks:take:forget", "Ledger:takeUp", "Ledger:letGo"})
    void tasksRunWhateverFailsInTheAgent(String fault) {
        String[] words = ("dev.sonde.http." + fault).split(":");
        String[] methods = Arrays.copyOfRange(words, 1, words.length);
        try (ChildJvm child = program(Jdks.running())
                .jvm(FaultAgent.javaagent(folder, words[0], methods))
                .agent("port=0,jfr=false")
                .main("Hops")) {
            String url = url(child);
            child.sondePort();
            FOUR_PARTS.forEach(
                    path -> assertEquals(204, HttpCalls.get(url + path + "?1").statusCode(), path));
            Await.until("a failure is counted", PATIENCE, () -> child.scrape().sumOrZero("sonde_failures_total") > 0);
        }
    }

    private static void areBilled(String url, Supplier<Scrape> scrapes) {
        // What is done once, such as loading classes, is on a bill as well.
        Stream.concat(FOUR_PARTS.stream(), Stream.of("/throws")).forEach(path -> {
            // Threads that waited in their pool when the agent came are followed from their second task on.
            call(url, path, 2);
            int parts = path.equals("/throws") ? 2 * PARTS : PARTS;
            Await.until(path, PATIENCE, () -> billed(scrapes.get(), "cpu_seconds", path) > seconds(parts) * 0.9);
        });
        FOUR_PARTS.forEach(path -> isBilled(url, scrapes, path, PARTS));
        isBilled(url, scrapes, "/throws", 2 * PARTS);
    }

    private static void isBilled(String url, Supplier<Scrape> scrapes, String path, int parts) {
        // The first request that hands something over in its way pays for the classes that this loads.
        HttpCalls.get(url + path + "?0");
        Scrape before = settled(scrapes, path);
        call(url, path, CALLS);
        isNear(scrapes, before, "cpu_seconds", path, seconds(CALLS * parts));
        isNear(scrapes, before, "allocated_bytes", path, (double) CALLS * parts * MEBIBYTE);
    }

    /** Once what was asked before is on the bill: none of it comes between two looks. */
    private static Scrape settled(Supplier<Scrape> scrapes, String path) {
        double[] last = {-1};
        Scrape[] settled = new Scrape[1];
        Await.until("the bill of " + path, PATIENCE, () -> {
            settled[0] = scrapes.get();
            double before = last[0];
            last[0] = billed(settled[0], "allocated_bytes", path);
            return last[0] == before;
        });
        return settled[0];
    }

    private static void isNear(Supplier<Scrape> scrapes, Scrape before, String what, String path, double expected) {
        Await.value(
                path + " is billed " + what + ' ' + expected,
                PATIENCE,
                () -> billed(scrapes.get(), what, path) - billed(before, what, path),
                billed -> Math.abs(billed / expected - 1) < 0.05);
    }

    private static void endWhenTheirRequestHasEnded(String url, Supplier<Scrape> scrapes) {
        call(url, "/for-ever", 1);
        call(url, "/again-and-again", 1);
        call(url, "/wakes", CALLS);
        // Both go on at fifty times a second.
        isBilled(url, scrapes, "/late", PARTS);
        isBilled(url, scrapes, "/here", PARTS);
        Scrape after = scrapes.get();
        assertTrue(billed(after, "cpu_seconds", "/for-ever") < seconds(3), after::toString);
        assertTrue(billed(after, "cpu_seconds", "/again-and-again") < seconds(1), after::toString);
        assertTrue(billed(after, "cpu_seconds", "/wakes") < seconds(CALLS) / 2, after::toString);
    }

    private static void manyAtOnceAreCounted(String url, ChildJvm child, int many) {
        Map<String, Long> expected = new TreeMap<>(HttpCounts.of(child.scrape()));
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<String> paths =
                Stream.concat(FOUR_PARTS.stream(), Stream.of("/nothing")).toList();
        CompletableFuture<?>[] calls = new CompletableFuture<?>[many];
        for (int i = 0; i < many; i++) {
            String path = paths.get(i % paths.size());
            expected.merge("GET " + path + " 204", 1L, Long::sum);
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + path + "?0")).build();
            calls[i] = client.sendAsync(request, BodyHandlers.discarding())
                    .thenAccept(answer -> assertEquals(204, answer.statusCode()));
        }
        CompletableFuture.allOf(calls).join();
        HttpCounts.await(child, expected);
    }

    private static void call(String url, String path, int calls) {
        for (int i = 0; i < calls; i++) {
            assertEquals(204, HttpCalls.get(url + path + '?' + MILLIS).statusCode(), path);
        }
    }

    private static double seconds(int parts) {
        return parts * MILLIS / 1000.0;
    }

    private static double billed(Scrape scrape, String what, String path) {
        return scrape.sumOrZero("http_server_requests_" + what + "_total", "method", "GET", "uri", path);
    }

    private static ChildCommand program(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "hops")
                .asDeployedOn(jdk)
                .jvm("-Xmx256m", "-Dsun.net.httpserver.maxIdleConnections=" + 2 * CONCURRENT);
    }

    private static String url(ChildJvm child) {
        return "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
    }
}
