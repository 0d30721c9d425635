package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnSomeJdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's recording beside others, and where there can be none. */
@Execution(ExecutionMode.CONCURRENT)
final class JfrIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @OnSomeJdks
    void otherRecordingsGoOnAsBeforeAndNothingIsLeftBehind(Jdk jdk, @TempDir Path temporary, @TempDir Path files)
            throws IOException {
        Path ofTheCommandLine = files.resolve("command-line.jfr");
        ChildCommand command = FixtureProgram.of(Fixture.JDK, "flight")
                .on(jdk)
                .property("java.io.tmpdir", temporary.toString())
                .jvm("-XX:StartFlightRecording=settings=default,dumponexit=true,filename=" + ofTheCommandLine)
                .arguments(files.resolve("own.jfr").toString())
                .agent("port=0");
        try (ChildJvm child = command.main("Flies")) {
            Await.until("events", PATIENCE, () -> child.scrape().has("sonde_jfr_events_total"));
            child.send("go");
            child.awaitLine("own recording has at least its sleeps: true");
            child.awaitLine("recordings left: 2");
            Health.assertNoFailureCounted(child.scrape());
            long endNanos = System.nanoTime();
            child.closeInput();
            assertEquals(0, child.exitCode());
            assertTrue(System.nanoTime() - endNanos < Duration.ofSeconds(20).toNanos(), child::toString);
        }
        assertTrue(RecordingFile.readAllEvents(ofTheCommandLine).stream()
                .anyMatch(event -> event.getEventType().getName().equals("jdk.JVMInformation")));
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    left.filter(file -> !file.getFileName().toString().startsWith("hsperfdata"))
                            .toList());
        }
    }

    @OnSomeJdks
    void aTemporaryFolderThatCannotBeWrittenIsOneLineAndTheServiceRunsOn(Jdk jdk) {
        try (ChildJvm child =
                idle(jdk).property("java.io.tmpdir", "/proc").agent("port=0").main("Idle")) {
            child.awaitLine("\\[sonde\\] no JFR events: .*-Djava\\.io\\.tmpdir names");
            Health.assertNoFailureCounted(child.scrape());
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }

    static List<Jdk> jdksWithModules() {
        return List.of(Jdks.of(11), Jdks.of(25));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksWithModules")
    void aMissingModuleIsOneLineThatNamesTheRemedy(Jdk jdk) {
        String modules = "java.base,java.instrument,java.management,jdk.management,jdk.httpserver";
        try (ChildJvm child =
                idle(jdk).jvm("--limit-modules", modules).agent("port=0").main("Idle")) {
            child.awaitLine("\\[sonde\\] no JFR events: .*--add-modules jdk\\.jfr");
            Health.assertSound(child);
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }

    private static ChildCommand idle(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "life").on(jdk);
    }
}
