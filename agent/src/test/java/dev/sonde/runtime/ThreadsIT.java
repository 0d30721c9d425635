package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Which threads a Tomcat has more with the agent, native ones included: each once, by the names that Linux knows. */
@Execution(ExecutionMode.CONCURRENT)
final class ThreadsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int LONGEST_NAME = 15;
    private static final List<String> WITHOUT_EVENTS =
            List.of("HTTP-Dispatcher", "idle-timeout-task", "sonde-hiccups", "sonde-pulse");
    /** All but the first are the JVM's, which whoever wants events has. */
    private static final List<String> FOR_EVENTS =
            List.of("sonde-jfr", "JFR Recorder Thread", "JFR Periodic Tasks", "JFR Thread Sampler");

    @TempDir
    Path directory;

    @BeforeEach
    void linux() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "no /proc");
    }

    @Test
    void fourAreThereForAllButTheEventsOfWhichTheJdksServerTakesTwo() throws IOException {
        assertEquals(4, WITHOUT_EVENTS.size());
        awaitMore("port=0,jfr=false", WITHOUT_EVENTS);
    }

    @Test
    void fourMoreAreThereForTheEventsOfWhichThreeAreTheJvms() throws IOException {
        awaitMore(
                "port=0",
                Stream.concat(WITHOUT_EVENTS.stream(), FOR_EVENTS.stream()).toList());
    }

    private void awaitMore(String options, List<String> expected) throws IOException {
        List<String> without;
        try (ChildJvm child = tomcat().main("OneServlet")) {
            greeted(child);
            without = names(child, each -> true);
        }
        List<String> more = expected.stream()
                .map(each -> each.substring(0, Math.min(each.length(), LONGEST_NAME)))
                .sorted()
                .toList();
        try (ChildJvm child = tomcat().agent(options).main("OneServlet")) {
            greeted(child);
            child.scrape();
            Await.value(
                    "the agent at rest", PATIENCE, () -> names(child, each -> !without.contains(each)), more::equals);
        }
    }

    private ChildCommand tomcat() {
        return FixtureProgram.of(Fixture.TOMCAT_9_0, "testkit")
                .on(Jdks.of(17))
                .jvm("-XX:+UseSerialGC")
                .arguments(directory.toString());
    }

    private static List<String> names(ChildJvm child, Predicate<String> wanted) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + child.pid() + "/task"))) {
            for (Path task : tasks.toList()) {
                names.add(Files.readString(task.resolve("comm")).trim());
            }
        }
        return names.stream().filter(wanted).sorted().toList();
    }

    private static void greeted(ChildJvm child) {
        String port = child.awaitLine("listening on (\\d+)").group(1);
        assertEquals(
                200, HttpCalls.get("http://127.0.0.1:" + port + "/greeting").statusCode());
    }
}
