package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.Callers;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An agent that is detached gives all back, again and again, and no request of the service comes to harm. */
@Execution(ExecutionMode.CONCURRENT)
final class DetachIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COUNT = "http_server_requests_seconds_count";
    private static final String ACTIVE = "http_server_requests_active";
    private static final int WARM_UP = 2;
    // The agent itself has 3,000.
    private static final int MOST_CLASSES = 200;
    private static final int MOST_HEAP_BYTES = 2_000_000;
    private static final int ROUNDS = Integer.getInteger("sonde.rounds", 3);
    private static final int ROUNDS_WITH_JFR = Integer.getInteger("sonde.rounds", 2);

    @TempDir
    Path folder;

    @OnEveryJdk
    void theCodeIsThatOfBefore(Jdk jdk) throws Exception {
        Path lens =
                Orders.agentJar(FixtureProgram.of(Fixture.JDK, "lens").classes(), "Lens", folder.resolve("lens.jar"));
        try (ChildJvm child = serving(jdk)) {
            Orders orders = new Orders(child, folder);
            HttpCalls.get(url(child, "/fast"));
            Path before = Files.createDirectory(folder.resolve("before"));
            orders.load(lens, before.toString());
            attach(orders, "jfr=false");
            Path between = Files.createDirectory(folder.resolve("between"));
            orders.load(lens, between.toString());
            detach(orders);
            Path after = Files.createDirectory(folder.resolve("after"));
            orders.load(lens, after.toString());
            assertTrue(Files.exists(before.resolve("java.lang.Thread.class")));
            assertFalse(differing(jdk, before, between).isEmpty());
            assertEquals(List.of(), differing(jdk, before, after));
        }
    }

    /** Of the class files in the first folder those whose code is another in the second. */
    private static List<String> differing(Jdk jdk, Path one, Path other) throws Exception {
        List<String> differing = new ArrayList<>();
        try (Stream<Path> files = Files.list(one)) {
            for (Path file : files.toList()) {
                Path second = other.resolve(file.getFileName());
                boolean isSame = Files.mismatch(file, second) < 0;
                if (!isSame && !code(jdk, file).equals(code(jdk, second))) {
                    differing.add(file.getFileName().toString());
                }
            }
        }
        return differing;
    }

    /** All its members and their code, without the numbers of constants: newer JVMs keep some that are used no more. */
    private static String code(Jdk jdk, Path classFile) throws Exception {
        Process javap = new ProcessBuilder(
                        jdk.java().resolveSibling("javap").toString(), "-c", "-p", classFile.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(javap.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.replaceAll("#\\d+,?", "#").replaceAll(" +", " ");
    }

    @OnEveryJdk
    void roundsLeaveNothingAndNoRequestFails(Jdk jdk) throws Exception {
        rounds(jdk, ROUNDS, "jfr=false,report=false");
    }

    @OnEveryJdk
    void roundsWithEventsLeaveNothing(Jdk jdk) throws Exception {
        rounds(jdk, ROUNDS_WITH_JFR, "report=false");
    }

    @OnEveryJdk
    void requestsUnderWayAreNeverCountedByHalves(Jdk jdk) throws Exception {
        try (ChildJvm child = serving(jdk)) {
            Orders orders = new Orders(child, folder);
            CompletableFuture<Integer> before = slow(child);
            String url = attach(orders, "jfr=false");
            CompletableFuture<Integer> during = slow(child);
            Await.until("it is under way", PATIENCE, () -> Scrape.from(url).sum(ACTIVE) == 1);
            assertEquals(200, before.join());
            assertEquals("detached", orders.give("detach,gc=false").get("result"));
            assertEquals(200, during.join());
            String again = attach(orders, "jfr=false");
            for (int i = 0; i < 20; i++) {
                HttpCalls.get(url(child, "/fast"));
            }
            Await.until("all are counted", PATIENCE, () -> Scrape.from(again).sum(COUNT) == 20);
            assertEquals(0, Scrape.from(again).sum(ACTIVE));
            Health.assertNoFailureCounted(Scrape.from(again));
        }
    }

    private void rounds(Jdk jdk, int rounds, String options) throws Exception {
        try (ChildJvm child = serving(jdk)) {
            Orders orders = new Orders(child, folder);
            Callers callers = new Callers(url(child, "/fast"), 2);
            try (callers) {
                for (int i = 0; i < WARM_UP; i++) {
                    round(orders, options);
                }
            }
            String before = figures(child, "before");
            try (Callers more = new Callers(url(child, "/fast"), 2)) {
                for (int i = 0; i < rounds; i++) {
                    round(orders, options);
                }
                assertEquals(List.of(), more.failures());
                assertTrue(more.calls() > rounds);
            }
            assertEquals(List.of(), callers.failures());
            assertFlat(jdk, rounds, before, figures(child, "after"));
            Health.assertNothingUnexpectedPrinted(child);
        }
    }

    private static void round(Orders orders, String options) throws Exception {
        String url = attach(orders, options);
        Await.until("it counts", PATIENCE, () -> Scrape.from(url).sumOrZero(COUNT) > 0);
        if (!options.contains("jfr=false")) {
            Await.until("events come", PATIENCE, () -> Scrape.from(url).sumOrZero("sonde_jfr_events_total") > 0);
        }
        Health.assertNoFailureCounted(Scrape.from(url));
        detach(orders);
        assertThrows(UncheckedIOException.class, () -> HttpCalls.get(url));
    }

    private static String attach(Orders orders, String options) throws Exception {
        Map<String, Object> reply = orders.give("attach,port=0" + (options.isEmpty() ? "" : "," + options));
        assertEquals("attached", reply.get("result"), reply::toString);
        return (String) reply.get("url");
    }

    private static void detach(Orders orders) throws Exception {
        Map<String, Object> reply = orders.give("detach");
        assertEquals("detached", reply.get("result"), reply::toString);
        Map<String, Object> residue = JsonText.object(reply.get("residue"));
        assertEquals(List.of(), residue.get("threads"), reply::toString);
        assertEquals(List.of(), residue.get("classes"), reply::toString);
        assertEquals("collected", residue.get("loader"), reply::toString);
        assertEquals(true, reply.get("ok"), reply::toString);
    }

    // What the JDK keeps of its own after a first time comes in the first rounds, some of it late.
    private static void assertFlat(Jdk jdk, int rounds, String before, String after) {
        System.out.println(jdk + ": " + rounds + " rounds: " + before + " -> " + after);
        assertEquals(figure(before, "threads"), figure(after, "threads"), after);
        assertTrue(figure(after, "fds") <= figure(before, "fds") + 2, before + " -> " + after);
        assertTrue(figure(after, "classes") - figure(before, "classes") < MOST_CLASSES, before + " -> " + after);
        assertTrue(figure(after, "heap") - figure(before, "heap") < MOST_HEAP_BYTES, before + " -> " + after);
    }

    private static long figure(String figures, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=(\\d+)").matcher(figures);
        assertTrue(found.find(), figures);
        return Long.parseLong(found.group(1));
    }

    private static String figures(ChildJvm child, String mark) {
        child.send(mark);
        return child.awaitLine("figures " + mark + " (.*)").group(1);
    }

    private static ChildJvm serving(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "rounds").on(jdk).jvm("-Xmx256m").main("Serves");
    }

    private static CompletableFuture<Integer> slow(ChildJvm child) {
        String url = url(child, "/slow");
        return CompletableFuture.supplyAsync(() -> HttpCalls.get(url).statusCode());
    }

    private static String url(ChildJvm child, String path) {
        return "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + path;
    }
}
