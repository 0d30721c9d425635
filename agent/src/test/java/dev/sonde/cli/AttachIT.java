package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built jar's commands on a service that runs: attached, asked, changed and detached, with requests under way. */
@Execution(ExecutionMode.CONCURRENT)
final class AttachIT {
    private static final String[] AS_NOBODY = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};

    @TempDir
    private Path folder;

    @BeforeEach
    void onLinux() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
    }

    @OnSomeJdks
    void noRequestFailsWhileTheAgentComesIsAskedAndGoes(Jdk jdk) {
        try (ChildJvm service = serving(jdk);
                Load load = Load.on(url(service))) {
            load.awaitMore(200);
            String pid = "" + service.pid();
            Cli attach = Cli.run(Jdks.running(), "attach", pid, "port=0", "application=shop");
            assertEquals(List.of(), attach.err());
            assertTrue(
                    attach.out().get(0).matches(pid + " Serving: attached http://127\\.0\\.0\\.1:\\d+/metrics"),
                    attach::toString);
            String scrape = attach.out().get(0).replaceAll(".* ", "");
            load.awaitMore(200);
            assertTrue(Scrape.from(scrape).sum("http_server_requests_seconds_count") > 0);
            Cli again = Cli.run(Jdks.running(), "attach", pid, "--json");
            assertEquals("already", again.facts().get("result"), again::toString);
            Cli status = Cli.run(Jdks.running(), "status", pid, "--json");
            assertEquals("shop", status.facts().get("application"), status::toString);
            assertEquals(scrape, status.facts().get("url"), status::toString);
            Cli overHttp = Cli.run(Jdks.running(), "status", scrape);
            assertTrue(overHttp.out().stream().anyMatch(line -> line.matches("application +shop")), overHttp::toString);
            Cli detach = Cli.run(Jdks.running(), "detach", pid, "--json");
            assertEquals(0, detach.exitCode(), () -> detach + " " + service);
            load.awaitMore(200);
            assertEquals(3, Cli.run(Jdks.running(), "status", pid).exitCode());
            load.assertNoneFailed("attach to and detach from " + jdk);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 17", "11, 17", "21, 17", "25, 17", "8, 8", "25, 8", "11, 25"})
    void anyJavaAttachesToAnyOther(int attacher, int target) {
        try (ChildJvm service = serving(Jdks.of(target))) {
            Cli attach = Cli.run(Jdks.of(attacher), "attach", "" + service.pid(), "port=0");
            assertEquals(0, attach.exitCode(), attach::toString);
            // JNA asks ldconfig by a process of its own, which a JDK of another system's libraries cannot start.
            assertEquals(
                    List.of(),
                    attach.err().stream()
                            .filter(line -> !line.contains("jspawnhelper"))
                            .toList());
            HttpCalls.get(url(service));
            assertEquals(
                    0, Cli.run(Jdks.of(attacher), "detach", "" + service.pid()).exitCode());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void rootAttachesToTheJvmOfAnotherUser(int version) {
        assumeRoot();
        try (ChildJvm service = up(idleAs(openToAll(version)))) {
            roundTrip(service, service.pid());
        }
    }

    @Test
    void theJarIsBroughtIntoAContainerThatDoesNotSeeIt() throws IOException {
        assumeRoot();
        Path jar = Files.copy(SondeJar.path(), folder.resolve("sonde.jar"));
        assumeFalse(Path.of("").toAbsolutePath().startsWith("/tmp"), "the build itself is in /tmp");
        String script = "mount -t tmpfs none /tmp && exec \"$@\"";
        ChildCommand command = command(Jdks.running())
                .behind("unshare", "--pid", "--fork", "--mount-proc", "--kill-child", "sh", "-c", script, "sh");
        try (ChildJvm container = up(command)) {
            long pid = ProcessHandle.of(container.pid())
                    .orElseThrow()
                    .children()
                    .findFirst()
                    .orElseThrow()
                    .pid();
            Cli attach = run(jar, "attach", "" + pid, "port=0", "--json");
            assertEquals("attached", attach.facts().get("result"), attach::toString);
            assertEquals(1, copies(pid).size());
            assertEquals(0, run(jar, "status", "" + pid).exitCode());
            assertEquals(1, copies(pid).size(), "the one that is there is taken");
            assertEquals(0, run(jar, "detach", "" + pid).exitCode());
            assertEquals(List.of(), copies(pid));
            HttpCalls.get(url(container));
        }
    }

    @Test
    void allAreThoseOfTheUserWhoAsks() {
        assumeRoot();
        Jdk jdk = openToAll(Jdks.running().version());
        try (ChildJvm one = up(idleAs(jdk));
                ChildJvm two = up(idleAs(jdk))) {
            Cli attach = Cli.run(ChildJvm.on(jdk).behind(AS_NOBODY), "attach", "all", "port=0");
            for (ChildJvm each : List.of(one, two)) {
                assertTrue(
                        attach.out().stream().anyMatch(line -> line.startsWith(each.pid() + " Serving: attached ")),
                        attach::toString);
            }
            Cli ambiguous = Cli.run(ChildJvm.on(jdk).behind(AS_NOBODY), "detach", "Serving");
            assertEquals(2, ambiguous.exitCode());
            assertTrue(ambiguous.err().get(0).contains(" JVMs are meant by Serving: "), ambiguous::toString);
            Cli detach = Cli.run(ChildJvm.on(jdk).behind(AS_NOBODY), "detach", "all");
            assertEquals(0, detach.exitCode(), detach::toString);
            assertFalse(AgentTraces.of("/proc/" + one.pid()).isThere);
        }
    }

    @Test
    void theRecordingOfAnAgentGoesIntoAFile() throws IOException {
        try (ChildJvm service = command(Jdks.running()).agent("port=0").main("Serving")) {
            service.sondePort();
            Path file = folder.resolve("events.jfr");
            Await.until("events are recorded", Duration.ofSeconds(60), () -> {
                Cli dump = Cli.run(Jdks.running(), "dump", "" + service.pid(), "-o", file.toString());
                return dump.exitCode() == 0;
            });
            assertEquals(
                    "FLR",
                    Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                            .substring(0, 3));
        }
    }

    private static void roundTrip(ChildJvm service, long pid) {
        Cli attach = Cli.run(Jdks.running(), "attach", "" + pid, "port=0", "--json");
        assertEquals("attached", attach.facts().get("result"), () -> attach + " " + service);
        Cli detach = Cli.run(Jdks.running(), "detach", "" + pid);
        assertEquals(0, detach.exitCode(), detach::toString);
    }

    private static Cli run(Path jar, String... words) {
        try (ChildJvm child = ChildJvm.on(Jdks.running()).arguments(words).jar(jar)) {
            return new Cli(child.exitCode(), child.out(), child.err());
        }
    }

    private static List<Path> copies(long pid) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("/proc", "" + pid, "root", "tmp"))) {
            return files.filter(file -> file.endsWith("sonde.jar")).toList();
        }
    }

    private static ChildCommand command(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "life").on(jdk);
    }

    private static ChildCommand idleAs(Jdk jdk) {
        return command(jdk).behind(AS_NOBODY).directory(Path.of("/tmp"));
    }

    private static ChildJvm serving(Jdk jdk) {
        return up(command(jdk));
    }

    private static ChildJvm up(ChildCommand command) {
        ChildJvm child = command.main("Serving");
        child.awaitLine("listening on (\\d+)");
        return child;
    }

    private static String url(ChildJvm service) {
        return "http://127.0.0.1:" + service.awaitLine("listening on (\\d+)").group(1) + "/hello";
    }

    /** That version, or another one where its JDK lies in a folder of root's. */
    private static Jdk openToAll(int version) {
        Jdk open = Stream.concat(Stream.of(Jdks.of(version), Jdks.running()), Jdks.from(8).stream())
                .filter(AttachIT::isOpenToAll)
                .findFirst()
                .orElse(null);
        if (open == null || open.version() != version) {
            System.out.println("JDK " + version + " is not for every user; instead: " + open);
        }
        assumeTrue(open != null, "no JDK is for every user");
        return open;
    }

    private static boolean isOpenToAll(Jdk jdk) {
        try {
            return new ProcessBuilder(
                                    "setpriv",
                                    "--reuid=65534",
                                    "--clear-groups",
                                    "test",
                                    "-x",
                                    jdk.java().toString())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException unknown) {
            return false;
        }
    }

    private static void assumeRoot() {
        boolean isRoot = System.getProperty("user.name").equals("root");
        if (!isRoot) {
            System.out.println("SKIPPED: to be another user takes root");
        }
        assumeTrue(isRoot, "not root");
    }
}
