package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.OnEveryJdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand in the way of attaching, made real, and what {@code diagnose} says of it. */
@Execution(ExecutionMode.CONCURRENT)
final class DiagnoseIT {
    private static final String NOBODY = "65534";

    @TempDir
    private Path folder;

    @BeforeEach
    void onLinux() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
    }

    @OnEveryJdk
    void nothingStandsInTheWayOfAnOrdinaryService(Jdk jdk) {
        try (ChildJvm idle = up(idle(jdk))) {
            Cli diagnosis = Cli.run(Jdks.running(), "diagnose", "" + idle.pid());
            String last = diagnosis.out().get(diagnosis.out().size() - 1);
            assertEquals(idle.pid() + ": nothing stands in the way of attaching", last, diagnosis::toString);
            assertEquals(0, diagnosis.exitCode());
            List<String> warned = diagnosis.out().stream()
                    .filter(line -> line.contains("JEP 451"))
                    .toList();
            assertEquals(jdk.version() < 21 ? 0 : 1, warned.size(), diagnosis::toString);
            assertEquals(List.of(), idle.err(), "it was asked, and has nothing to say of it");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8, -XX:+DisableAttachMechanism, attach-disabled",
        "17, -XX:+DisableAttachMechanism, attach-disabled",
        "17, -XX:-EnableDynamicAgentLoading, no-dynamic-loading",
        "25, -XX:-EnableDynamicAgentLoading, no-dynamic-loading"
    })
    void aFlagThatForbidsItIsNamed(int version, String flag, String key) {
        try (ChildJvm idle = up(idle(Jdks.of(version)).jvm(flag))) {
            blocked(idle, key);
        }
        try (ChildJvm idle = up(idle(Jdks.of(version)).environment("JAVA_TOOL_OPTIONS", flag))) {
            blocked(idle, key);
        }
    }

    @Test
    void aFlagInAFileOfFlagsIsFoundByAskingTheJvm() throws IOException {
        Path flags = Files.writeString(folder.resolve("flags"), "-EnableDynamicAgentLoading\n");
        try (ChildJvm idle = up(idle(Jdks.running()).jvm("-XX:+UnlockDiagnosticVMOptions", "-XX:Flags=" + flags))) {
            blocked(idle, "no-dynamic-loading");
        }
    }

    @Test
    void aStoppedProcessIsKnown() throws Exception {
        try (ChildJvm idle = up(idle(Jdks.running()))) {
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-STOP", "" + idle.pid()).start().waitFor());
            Await.until(
                    "it is stopped",
                    Duration.ofSeconds(20),
                    () -> state(idle.pid()).equals("T"));
            blocked(idle, "stopped");
        }
    }

    @Test
    void anotherUsersProcessIsNotToBeAttachedToButByRoot() {
        assumeRoot();
        try (ChildJvm idle = up(idle(Jdks.running()))) {
            ChildCommand nobody = ChildJvm.on(Jdks.running())
                    .behind("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
            blocked(Cli.run(nobody, "diagnose", "" + idle.pid(), "--json"), "other-user");
        }
    }

    @ParameterizedTest
    @CsvSource({"mount -t tmpfs -o ro none /tmp, read-only-tmp", "mount -t tmpfs -o mode=700 none /tmp, closed-tmp"})
    void aTempFolderThatItCannotWriteToIsNamed(String mount, String key) {
        assumeRoot();
        assumeFalse(Path.of("").toAbsolutePath().startsWith("/tmp"), "the build itself is in /tmp");
        String script = mount + " && exec setpriv --reuid=" + NOBODY + " --regid=" + NOBODY + " --clear-groups \"$@\"";
        try (ChildJvm idle = up(idle(Jdks.running()).behind("unshare", "--mount", "sh", "-c", script, "sh"))) {
            blocked(idle, key);
        }
    }

    @Test
    void aSocketThatWasCleanedAwayIsNamedWhereItDoesNotComeBack() throws IOException {
        try (ChildJvm idle = up(idle(Jdks.running()))) {
            assertEquals(0, Cli.run(Jdks.running(), "diagnose", "" + idle.pid()).exitCode());
            assertTrue(Files.deleteIfExists(Path.of("/tmp/.java_pid" + idle.pid())));
            assertEquals(0, Cli.run(Jdks.running(), "diagnose", "" + idle.pid()).exitCode());
        }
    }

    @Test
    void anAgentThatIsThereAlreadyIsNamedWithItsVersion() {
        try (ChildJvm idle = idle(Jdks.running()).agent("port=0").main("Idle")) {
            idle.sondePort();
            Cli diagnosis = Cli.run(Jdks.running(), "diagnose", "" + idle.pid(), "--json");
            assertEquals(List.of("already-there"), keys(diagnosis));
            assertEquals(0, diagnosis.exitCode());
        }
    }

    @Test
    void whatIsNoJvmOrNotThereIsSaid() throws IOException {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            Cli diagnosis = Cli.run(Jdks.running(), "diagnose", "" + sleep.pid());
            assertEquals(
                    List.of("sonde: process " + sleep.pid() + " is not a JVM; list shows those that are"),
                    diagnosis.err());
            assertEquals(3, diagnosis.exitCode());
            Cli absent = Cli.run(Jdks.running(), "diagnose", "no-such-service");
            assertEquals(
                    List.of("sonde: there is no JVM no-such-service here; list shows those that are"), absent.err());
            assertEquals(3, absent.exitCode());
        } finally {
            sleep.destroy();
        }
    }

    private static void blocked(ChildJvm child, String key) {
        blocked(Cli.run(Jdks.running(), "diagnose", "" + child.pid(), "--json"), key);
        Cli attach = Cli.run(Jdks.running(), "attach", "" + child.pid(), "port=0");
        assertEquals(4, attach.exitCode(), attach::toString);
        assertEquals(1, attach.err().size(), attach::toString);
        assertTrue(attach.err().get(0).startsWith("sonde: " + child.pid() + ": "), attach::toString);
        assertTrue(child.isAlive());
        assertEquals(
                List.of(),
                child.err().stream()
                        .filter(line -> !line.startsWith("Picked up"))
                        .toList());
    }

    private static void blocked(Cli diagnosis, String key) {
        assertEquals(4, diagnosis.exitCode(), diagnosis::toString);
        assertTrue(keys(diagnosis).contains(key), diagnosis::toString);
        assertEquals(false, diagnosis.facts().get("attachable"));
    }

    private static List<Object> keys(Cli diagnosis) {
        return ((List<?>) diagnosis.facts().get("findings"))
                .stream().map(each -> JsonText.object(each).get("key")).toList();
    }

    private static ChildCommand idle(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "life").on(jdk);
    }

    private static ChildJvm up(ChildCommand command) {
        ChildJvm child = command.main("Idle");
        child.awaitLine("main is up");
        return child;
    }

    private static String state(long pid) throws IOException {
        return Files.readString(new File("/proc/" + pid + "/stat").toPath())
                .split("\\) ")[1]
                .substring(0, 1);
    }

    private static void assumeRoot() {
        boolean isRoot = System.getProperty("user.name").equals("root");
        if (!isRoot) {
            System.out.println("SKIPPED: to be another user takes root");
        }
        assumeTrue(isRoot, "not root");
    }
}
