package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.spi.ToolProvider;
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

    @TempDir
    Path folder;

    @OnSomeJdks
    void roundsLeaveNothingAndNoRequestFails(Jdk jdk) throws Exception {
        try (Rounds rounds = new Rounds(jdk, folder)) {
            Path before = classFiles(rounds, "before");
            rounds.attach("");
            Path between = classFiles(rounds, "between");
            rounds.awaitEvents();
            rounds.detach();
            Holdings first = rounds.holdings();
            assertTrue(first.loaders() <= 1, first::toString);
            rounds.attach("jfr=false");
            rounds.detach();
            rounds.attach("");
            rounds.awaitRecording();
            rounds.detach();
            Holdings last = rounds.holdings();
            System.out.println(jdk + ": " + first + " -> " + last + ", slow to go: " + rounds.held());
            last.assertNoMoreThan(first, 2);
            assertTrue(Files.exists(before.resolve("java.lang.Thread.class")));
            assertFalse(differing(before, between).isEmpty());
            assertEquals(List.of(), differing(before, classFiles(rounds, "after")));
            rounds.assertUnharmed();
        }
    }

    /** Where the class files are as they run now. */
    private Path classFiles(Rounds rounds, String when) throws Exception {
        Path lens =
                Orders.agentJar(FixtureProgram.of(Fixture.JDK, "lens").classes(), "Lens", folder.resolve("lens.jar"));
        Path files = Files.createDirectory(folder.resolve(when));
        rounds.look(lens, files);
        return files;
    }

    /** Of the class files in the first folder those whose code is another in the second. */
    private static List<String> differing(Path one, Path other) throws Exception {
        List<String> differing = new ArrayList<>();
        try (Stream<Path> files = Files.list(one)) {
            for (Path file : files.toList()) {
                Path second = other.resolve(file.getFileName());
                boolean isSame = Files.mismatch(file, second) < 0;
                if (!isSame && !code(file).equals(code(second))) {
                    differing.add(file.getFileName().toString());
                }
            }
        }
        return differing;
    }

    private static String code(Path classFile) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        assertEquals(0, javap.run(out, out, "-c", "-p", classFile.toString()), said::toString);
        return said.toString().replaceAll("#\\d+,?", "#").replaceAll(" +", " ");
    }

    @OnEveryJdk
    void requestsUnderWayAreNeverCountedByHalves(Jdk jdk) throws Exception {
        try (ChildJvm child = serving(jdk)) {
            Orders orders = new Orders(child, folder);
            CompletableFuture<Integer> before = slow(child);
            child.awaitLine("slow one under way");
            String url = attach(orders);
            CompletableFuture<Integer> during = slow(child);
            Await.until("it is under way", PATIENCE, () -> Scrape.from(url).sum(ACTIVE) == 1);
            child.send("answer");
            assertEquals(200, before.join());
            assertEquals("detached", orders.give("detach,gc=false").get("result"));
            child.send("answer");
            assertEquals(200, during.join());
            String again = attach(orders);
            for (int i = 0; i < 20; i++) {
                HttpCalls.get(url(child, "/fast"));
            }
            Await.until("all are counted", PATIENCE, () -> Scrape.from(again).sum(COUNT) == 20);
            assertEquals(0, Scrape.from(again).sum(ACTIVE));
            Health.assertNoFailureCounted(Scrape.from(again));
        }
    }

    private static String attach(Orders orders) throws Exception {
        Map<String, Object> reply = orders.give("attach,port=0,jfr=false");
        assertEquals("attached", reply.get("result"), reply::toString);
        return (String) reply.get("url");
    }

    private static ChildJvm serving(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "rounds")
                .asDeployedOn(jdk)
                .jvm("-Xmx256m")
                .main("Serves");
    }

    private static CompletableFuture<Integer> slow(ChildJvm child) {
        String url = url(child, "/slow");
        return CompletableFuture.supplyAsync(() -> HttpCalls.get(url).statusCode());
    }

    private static String url(ChildJvm child, String path) {
        return "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + path;
    }
}
