package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.SondeJar;
import dev.sonde.testing.ThrowingAgent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where something is missing, full, broken or used up, the service answers, and the agent tells what it can. */
@Execution(ExecutionMode.CONCURRENT)
final class ChaosIT {

    private static final String BECOME = "exec \"$@\"";
    private static final Pattern REPORT =
            Pattern.compile("^\\[sonde\\] (version|application|weaves|measures|options|metrics) ");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    static Stream<Jdk> jdks() {
        return Stream.of(8, 17, 25).map(Jdks::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void aFullDisk(Jdk jdk) throws Exception {
        counted(world(jdk, "mount -t tmpfs -o size=1m none $TMP && head -c 2M /dev/zero > $TMP/full 2>/dev/null; "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void noFolderThatCanBeWrittenTo(Jdk jdk) throws Exception {
        counted(world(jdk, "mount -t tmpfs -o ro none $TMP && mount -o remount,bind,ro / && "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void aTemporaryFolderFromWhichNothingRuns(Jdk jdk) throws Exception {
        counted(world(jdk, "mount -t tmpfs -o noexec none $TMP && "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void noProcAnyLonger(Jdk jdk) throws Exception {
        // The java command itself does not start without.
        try (ChildJvm child = world(jdk, "").main("Harmed")) {
            String url = url(child);
            assertEquals("ok", HttpCalls.get(url + "/rest").body());
            HttpCounts.await(child, Map.of("GET /rest 200", 1L));
            String pid = Long.toString(child.pid());
            Process covering = new ProcessBuilder("nsenter", "-m", "-t", pid, "mount", "-t", "tmpfs", "none", "/proc")
                    .inheritIO()
                    .start();
            assertEquals(0, covering.waitFor());
            assertEquals("ok", HttpCalls.get(url + "/rest").body());
            HttpCounts.await(child, Map.of("GET /rest 200", 2L));
            assertFewLines(child);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void fewOpenFiles(Jdk jdk) {
        counted(harmed(jdk).jvm("-XX:-MaxFDLimit").under("ulimit -n 48; " + BECOME));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void aLogThatTakesNothing(Jdk jdk) {
        try (ChildJvm child = harmed(jdk).under("exec \"$@\" 2>/dev/full").main("Harmed")) {
            String url = url(child);
            assertEquals("ok", HttpCalls.get(url + "/rest").body());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void aLogThatNobodyReadsAndThatIsFull(Jdk jdk) throws Exception {
        int port = freePort();
        Path log = folder.resolve("log");
        String full = "mkfifo " + log + " && exec 3<>" + log + " && dd if=/dev/zero of=" + log
                + " bs=4096 oflag=nonblock 2>/dev/null; exec \"$@\" 2>" + log;
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "harmed")
                .on(jdk)
                .agent("port=" + port + ",nonsense=1")
                .under(full)
                .main("Harmed")) {
            assertEquals("ok", HttpCalls.get(url(child) + "/rest").body());
            Await.until(
                    "it is counted",
                    PATIENCE,
                    () -> HttpCounts.of(Scrape.from("http://127.0.0.1:" + port + "/metrics"))
                            .equals(Map.of("GET /rest 200", 1L)));
            assertTrue(firstLine(log).contains("unknown option `nonsense`"));
        }
    }

    // Nobody reads the line that tells which port it took, and the JVM answers no attach while that line waits.
    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Of a pipe that never ends; what it was filled with stands before it. */
    private static String firstLine(Path pipe) {
        return CompletableFuture.supplyAsync(() -> {
                    try (BufferedReader in = Files.newBufferedReader(pipe)) {
                        return in.readLine();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void handlersThatRunOutOfStackAndMemory(Jdk jdk) {
        try (ChildJvm child = harmed(jdk).jvm("-Xmx64m").main("Harmed")) {
            String url = url(child);
            // A service without memory while the agent starts is another test's.
            child.sondePort();
            for (int i = 0; i < 5; i++) {
                assertEquals(503, HttpCalls.get(url + "/stack").statusCode());
                assertEquals(503, HttpCalls.get(url + "/memory").statusCode());
                assertEquals(200, HttpCalls.get(url + "/rest").statusCode());
            }
            HttpCounts.await(child, Map.of("GET /stack 503", 5L, "GET /memory 503", 5L, "GET /rest 200", 5L));
        }
    }

    @Test
    void anotherAgentThatFailsAtEveryClass() {
        counted(FixtureProgram.of(Fixture.JDK, "harmed")
                .on(Jdks.running())
                .jvm(ThrowingAgent.javaagent(folder))
                .agent("port=0"));
        counted(harmed(Jdks.running()).jvm(ThrowingAgent.javaagent(folder)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void aJarOfWhichTheInnerPartIsMissing(Jdk jdk) throws IOException {
        Path jar = folder.resolve("sonde.jar");
        try (InputStream whole = Files.newInputStream(SondeJar.path());
                ZipInputStream in = new ZipInputStream(whole);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().startsWith("agent/classes/")) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "harmed")
                .on(jdk)
                .jvm("-javaagent:" + jar + "=port=0")
                .main("Harmed")) {
            assertEquals("ok", HttpCalls.get(url(child) + "/rest").body());
            Await.until("a line", PATIENCE, () -> !child.err().isEmpty());
            assertEquals(1, child.err().size(), child::toString);
            assertTrue(child.err().get(0).startsWith("[sonde] cannot start, the service runs on"), child::toString);
        }
    }

    /** By what is said beyond the report, one line each, which is printed for who reads the test's output. */
    private static void counted(ChildCommand command) {
        try (ChildJvm child = command.main("Harmed")) {
            String url = url(child);
            assertEquals("ok", HttpCalls.get(url + "/rest").body());
            HttpCounts.await(child, Map.of("GET /rest 200", 1L));
            Scrape scrape = Await.value(
                    "a second look", PATIENCE, child::scrape, each -> each.sumOrZero("sonde_scrapes_total") != 1);
            Health.assertNoFailureCounted(scrape);
            assertFewLines(child);
        }
    }

    private static void assertFewLines(ChildJvm child) {
        List<String> said = child.err().stream()
                .filter(line -> !REPORT.matcher(line).find())
                .toList();
        System.out.println(String.join("\n", said));
        assertTrue(said.size() < 6, child::toString);
        assertTrue(said.stream().noneMatch(line -> line.startsWith("\tat ")), child::toString);
    }

    /** A mount namespace of the child's own, in which the script changes what there is; TMP is its folder for files. */
    private ChildCommand world(Jdk jdk, String script) throws Exception {
        Process allowed = new ProcessBuilder("unshare", "-m", "true").start();
        boolean isAllowed = allowed.waitFor() == 0;
        if (!isAllowed) {
            System.out.println("SKIPPED: this user may not make mount namespaces (unshare -m)");
        }
        assumeTrue(isAllowed, "no mount namespace");
        return harmed(jdk)
                .property("java.io.tmpdir", folder.toString())
                .environment("TMP", folder.toString())
                .under("exec unshare -m /bin/sh -c '" + script + BECOME + "' sh \"$@\"");
    }

    private static ChildCommand harmed(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "harmed").on(jdk).agent("port=0");
    }

    private static String url(ChildJvm child) {
        return "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
    }
}
