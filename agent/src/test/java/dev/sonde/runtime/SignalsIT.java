package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Orders;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals in the middle of an attach, to the service or to the command, and commands that cross each other. */
@Execution(ExecutionMode.CONCURRENT)
final class SignalsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** How far an attach has come, as the system sees it. */
    enum Stage {
        /** The service has opened the jar. */
        OPENED {
            @Override
            boolean isReached(ChildJvm service) throws IOException {
                try (Stream<Path> files = Files.list(Path.of("/proc", "" + service.pid(), "fd"))) {
                    return files.anyMatch(Stage::isJar);
                }
            }
        },
        /** Requests are counted, and the rest is being built. */
        BUILDING {
            @Override
            boolean isReached(ChildJvm service) throws IOException {
                try (Stream<Path> threads = Files.list(Path.of("/proc", "" + service.pid(), "task"))) {
                    return threads.anyMatch(thread -> nameOf(thread).equals("sonde-start"));
                }
            }
        };

        abstract boolean isReached(ChildJvm service) throws IOException;

        void await(ChildJvm service) {
            long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
            try {
                // Without a pause: it may last for a few milliseconds.
                while (!isReached(service)) {
                    assertTrue(System.nanoTime() < deadlineNanos, service::toString);
                }
            } catch (IOException ended) {
                throw new AssertionError(service.toString(), ended);
            }
        }

        private static boolean isJar(Path file) {
            try {
                return Files.readSymbolicLink(file).endsWith("sonde.jar");
            } catch (IOException gone) {
                return false;
            }
        }

        private static String nameOf(Path thread) {
            try {
                return Files.readString(thread.resolve("comm")).trim();
            } catch (IOException gone) {
                return "";
            }
        }
    }

    @BeforeEach
    void onLinux() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatIsAskedToEndWhileItIsAttachedToEndsAsEver(Stage stage) {
        try (ChildJvm service = ending();
                ChildJvm command = command("attach", service)) {
            stage.await(service);
            service.terminate();
            assertEquals(143, service.exitCode());
            assertTrue(service.out().contains("hook ran"), service::toString);
            Health.assertNothingUnexpectedPrinted(service);
            assertSaysAtMostOneLine(command);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatIsKilledWhileItIsAttachedToLeavesTheCommandWithALine(Stage stage) throws Exception {
        try (ChildJvm service = ending();
                ChildJvm command = command("attach", service)) {
            stage.await(service);
            send("KILL", service.pid());
            assertEquals(137, service.exitCode());
            assertSaysAtMostOneLine(command);
            assertNotEquals(0, command.exitCode());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListOfThreadsIsStillPrintedWhileItIsAttachedTo(Stage stage) throws Exception {
        try (ChildJvm service = ending();
                ChildJvm command = command("attach", service)) {
            stage.await(service);
            send("QUIT", service.pid());
            service.awaitLine("Full thread dump");
            assertEquals(0, command.exitCode(), command::toString);
            assertGoesOn(service);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "INT", "HUP"})
    void aCommandThatIsEndedLeavesAServiceThatCanBeAttachedTo(String signal) throws Exception {
        for (Stage stage : Stage.values()) {
            try (ChildJvm service = ending();
                    ChildJvm command = command("attach", service)) {
                stage.await(service);
                send(signal, command.pid());
                assertNotEquals(0, command.exitCode());
                assertGoesOn(service);
            }
        }
    }

    @Test
    void ofTwoCommandsAtOnceOneAttachesAndTheOtherFindsItThere() throws Exception {
        try (ChildJvm service = ending();
                ChildJvm one = command("attach", service);
                ChildJvm two = command("attach", service)) {
            assertEquals(0, one.exitCode(), one::toString);
            assertEquals(0, two.exitCode(), two::toString);
            long attached = Stream.of(one, two)
                    .filter(each -> each.out().toString().contains(": attached "))
                    .count();
            assertEquals(1, attached, one + "\n" + two);
            assertGoesOn(service);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDetachWhileAnAttachIsUnderWayLeavesNothing(Stage stage) throws Exception {
        try (ChildJvm service = ending();
                ChildJvm attach = command("attach", service)) {
            stage.await(service);
            Map<String, Object> detached = new Orders(service, folder).give("detach");
            assertTrue((Boolean) detached.get("ok"), detached::toString);
            assertSaysAtMostOneLine(attach);
            assertGoesOn(service);
        }
    }

    /** It can be attached to and detached from, and ends as it would. */
    private void assertGoesOn(ChildJvm service) throws Exception {
        Orders orders = new Orders(service, folder);
        Await.until("an agent that is up", PATIENCE, () -> {
            Object result = orders.give("attach,port=0,jfr=false").get("result");
            return result.equals("attached") || result.equals("already");
        });
        assertEquals("detached", orders.give("detach").get("result"));
        service.terminate();
        assertEquals(143, service.exitCode());
        assertTrue(service.out().contains("hook ran"), service::toString);
    }

    private static void assertSaysAtMostOneLine(ChildJvm command) {
        command.exitCode();
        assertTrue(command.err().size() <= 1, command::toString);
    }

    private static ChildJvm ending() {
        ChildJvm service =
                FixtureProgram.of(Fixture.JDK, "life").on(Jdks.running()).main("Ends");
        service.awaitLine("main is up");
        return service;
    }

    private static ChildJvm command(String name, ChildJvm service) {
        return ChildJvm.on(Jdks.running())
                .arguments(name, "" + service.pid(), "port=0", "jfr=false")
                .jar(SondeJar.path().toAbsolutePath());
    }

    private static void send(String signal, long pid) throws IOException, InterruptedException {
        assertEquals(
                0, new ProcessBuilder("kill", "-" + signal, "" + pid).start().waitFor());
    }
}
