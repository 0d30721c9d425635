package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM that has no agent, seen from outside by its own events. */
@Execution(ExecutionMode.CONCURRENT)
final class WatchWithoutAgentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static List<Jdk> oldestAndNewest() {
        return List.of(Jdks.of(8), Jdks.of(25));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oldestAndNewest")
    void aProcessIsWatchedByItsNumberAndNothingIsLeftThere(Jdk jdk) {
        try (ChildJvm watched = FixtureProgram.of(Fixture.JDK, "flight").on(jdk).main("Flies")) {
            watched.awaitLine("main is up");
            try (ChildJvm watch = watch(Long.toString(watched.pid()))) {
                Scrape scrape = Await.value(
                        "figures", PATIENCE, watch::scrape, each -> each.has("jvm_class_load_seconds_count"));
                assertTrue(scrape.value("process_cpu_seconds_total", "application", "Flies") > 0);
                assertTrue(scrape.sum("sonde_jfr_events_total") > 0);
                String page = watch.awaitLine("metrics (http://.*)/metrics").group(1);
                Await.until(
                        "a graph",
                        PATIENCE,
                        () -> text(page + "/flame.collapsed?type=cpu").contains("process"));
                watch.terminate();
                watch.exitCode();
            }
            assertEquals(List.of(), watched.err(), watched::toString);
            watched.closeInput();
        }
    }

    @Test
    void aPortForJmxWillDoAndItsEndIsToldByTheStatus() throws IOException {
        int port = freePort();
        ChildCommand command = FixtureProgram.of(Fixture.JDK, "life")
                .on(Jdks.running())
                .property("com.sun.management.jmxremote.port", Integer.toString(port))
                .property("com.sun.management.jmxremote.authenticate", "false")
                .property("com.sun.management.jmxremote.ssl", "false");
        try (ChildJvm watched = command.main("Idle")) {
            watched.awaitLine("main is up");
            try (ChildJvm watch = watch("localhost:" + port)) {
                assertTrue(watch.scrape().value("process_start_time_seconds") > 0);
                watched.closeInput();
                assertEquals(1, watch.exitCode());
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void aProcessThatIsNotThereIsOneLine() {
        try (ChildJvm watch = watch("999999999")) {
            assertEquals(1, watch.exitCode());
            assertEquals(1, watch.err().size(), watch::toString);
        }
    }

    private static String text(String url) throws IOException {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ChildJvm watch(String target) {
        return ChildJvm.on(Jdks.running())
                .property("sonde.port", "0")
                .arguments("watch", target)
                .jar(SondeJar.path());
    }
}
