package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the agent starts, what it says, what it leaves untouched, and that the service ends as it would without it. */
final class LifeIT {

    @OnEveryJdk
    void theServiceExitsByItselfWithItsOwnCode(Jdk jdk) {
        try (ChildJvm child = idle(jdk).agent("port=0").arguments("3").main("Idle")) {
            assertTrue(child.sondePort() > 0);
            Health.assertSound(child);
            child.closeInput();
            assertEquals(3, child.exitCode());
        }
    }

    @OnSomeJdks
    void theServiceExitsWhenItsMainReturns(Jdk jdk) {
        try (ChildJvm child = idle(jdk).agent("port=0").main("Idle")) {
            child.sondePort();
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }

    @OnSomeJdks
    void theAgentLeavesNoPropertyCarelessThreadOrOpenDoorBehind(Jdk jdk) {
        try (ChildJvm child = idle(jdk).agent("port=0").main("LooksAround")) {
            child.scrape();
            child.closeInput();
            assertEquals(0, child.exitCode());
            assertTrue(child.out().contains("looked around"), child::toString);
            List<String> found = child.out().stream()
                    .filter(line -> line.startsWith("FOUND"))
                    .toList();
            assertEquals(List.of(), found);
            Health.assertNothingUnexpectedPrinted(child);
        }
    }

    @OnSomeJdks
    void theReportIsLessThanAScreenAndEndsWithTheUrl(Jdk jdk) {
        try (ChildJvm child = idle(jdk).agent("port=0,application=shop").main("Idle")) {
            child.sondePort();
            List<String> report = child.err().stream()
                    .filter(line -> line.startsWith("[sonde]"))
                    .toList();
            assertTrue(report.size() <= 24, report::toString);
            assertTrue(
                    report.get(report.size() - 1).matches("\\[sonde\\] metrics http://127\\.0\\.0\\.1:\\d+/metrics"));
            assertTrue(report.contains("[sonde] application shop"), report::toString);
            assertTrue(report.contains("[sonde] options application=shop (argument), port=0 (argument)"));
        }
    }

    @OnSomeJdks
    void aBadOptionAndAnUnknownKeyAreOneLineEachAndTheServiceRunsOn(Jdk jdk) {
        try (ChildJvm child =
                idle(jdk).agent("port=0,cpu=maybe,aplication=shop").main("Idle")) {
            child.sondePort();
            assertEquals(1, linesWith(child, "cpu=maybe (argument) is ignored: it takes true or false"));
            assertEquals(1, linesWith(child, "unknown option `aplication` (argument) is ignored; did you mean"));
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }

    @OnSomeJdks
    void aTakenPortIsOneLineThatNamesTheRemedyAndTheServiceRunsOn(Jdk jdk) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildJvm child = idle(jdk).agent("port=" + taken.getLocalPort()).main("Idle")) {
            child.awaitLine("\\[sonde\\] no scrape: .*" + taken.getLocalPort() + ".*port=");
            child.closeInput();
            assertEquals(0, child.exitCode());
            assertEquals(1, linesWith(child, "no scrape"));
            Health.assertNothingUnexpectedPrinted(child);
        }
    }

    @Test
    void aRangeTakesItsFirstFreePort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            String range = port + "-" + Math.min(65_535, port + 50);
            try (ChildJvm child = idle(Jdks.running()).agent("port=" + range).main("Idle")) {
                assertTrue(child.sondePort() > port);
            }
        }
    }

    static List<Jdk> jdksWithModules() {
        return Jdks.from(11);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksWithModules")
    void aMissingServerModuleIsOneLineThatNamesTheRemedy(Jdk jdk) {
        String modules = "java.base,java.instrument,java.management,jdk.management";
        try (ChildJvm child =
                idle(jdk).jvm("--limit-modules", modules).agent("port=0").main("Idle")) {
            child.awaitLine("\\[sonde\\] no scrape: .*--add-modules jdk\\.httpserver");
            child.closeInput();
            assertEquals(0, child.exitCode());
            Health.assertNothingUnexpectedPrinted(child);
        }
    }

    @OnSomeJdks
    void optionsMayStandInThePropertyTheEnvironmentAndTheFile(Jdk jdk, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("sonde.properties"), "names=opentelemetry\njvm=false\n");
        ChildCommand command = idle(jdk)
                .agent("config=" + file)
                .property("sonde.port", "0")
                .environment("SONDE_APPLICATION", "of the environment");
        try (ChildJvm child = command.main("Idle")) {
            Scrape scrape = child.scrape();
            assertEquals(1, scrape.value("sonde_build_info", "application", "of the environment"));
            assertEquals(0, scrape.sumOrZero("jvm_threads_live_threads"));
        }
    }

    @Test
    void switchedOffItSaysAndDoesNothing() {
        try (ChildJvm child = idle(Jdks.running()).agent("enabled=false").main("Idle")) {
            child.awaitLine("main is up");
            child.closeInput();
            assertEquals(0, child.exitCode());
            assertEquals(List.of(), child.err());
        }
    }

    @OnSomeJdks
    void aSecondAgentOnTheCommandLineChangesNothing(Jdk jdk) {
        try (ChildJvm child =
                idle(jdk).agent("port=0").agent("port=0,application=second").main("Idle")) {
            Scrape scrape = child.scrape();
            assertEquals(1, linesWith(child, "is attached to this service already"));
            assertEquals(0, scrape.sumOrZero("sonde_build_info", "application", "second"));
        }
    }

    @OnEveryJdk
    void nothingOfLoggingOrJmxIsTouchedBeforeTheServicesMain(Jdk jdk) {
        try (ChildJvm child = idle(jdk).jvm("-verbose:class").agent("port=0").main("Idle")) {
            child.awaitLine("main is up");
            List<String> early = child.out().stream()
                    .takeWhile(line -> !line.contains("main is up"))
                    .filter(line -> line.matches(".*[ \\]](java\\.util\\.logging\\.|javax\\.management\\.|"
                            + "java\\.lang\\.management\\.|net\\.bytebuddy\\.|io\\.micrometer\\.).*"))
                    .toList();
            assertEquals(List.of(), early);
        }
    }

    private static ChildCommand idle(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "life").on(jdk);
    }

    private static long linesWith(ChildJvm child, String text) {
        return child.err().stream().filter(line -> line.contains(text)).count();
    }
}
