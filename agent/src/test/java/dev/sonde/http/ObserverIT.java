package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Orders;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Observers out of a jar of the operator's: they see each request, and the service never sees them. */
@Execution(ExecutionMode.CONCURRENT)
final class ObserverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String COUNT = "http_server_requests_seconds_count";

    @TempDir
    Path folder;

    static Stream<Jdk> oldestAndNewest() {
        return Stream.of(Jdks.of(8), Jdks.of(25));
    }

    @ParameterizedTest
    @MethodSource("oldestAndNewest")
    void eachIsToldOfEachRequestAndOneThatFailsNoMoreAfterTenTimes(Jdk jdk) throws Exception {
        Path jar = jar("SampleObserver", "FailingObserver");
        try (ChildJvm child = start(jdk, "exclude-paths=/app/echo,observer=" + jar)) {
            String service = service(child);
            HttpCalls.get(service + "/app/echo");
            for (int i = 0; i < 15; i++) {
                assertEquals(200, HttpCalls.get(service + "/app/exact").statusCode());
            }
            child.awaitLine("observed GET /app/exact 200 on sonde-observer");
            Await.until(
                    "all are told", PATIENCE, () -> child.scrape().sumOrZero("sonde_observed_requests_total") == 15);
            Await.until("ten failures", PATIENCE, () -> child.scrape().sumOrZero("sonde_failures_total") == 10);
            assertEquals(10, child.scrape().value("sonde_failures_total", "where", "observer FailingObserver"));
            child.awaitLine("the observer FailingObserver failed 10 times and is told no more");
            assertEquals(0, child.scrape().value("sonde_observed_dropped_total"));
            assertTrue(child.out().stream().noneMatch(line -> line.contains("echo")), child::toString);
            Map<String, Object> detached = new Orders(child, folder).give("detach");
            assertEquals("detached", detached.get("result"), detached::toString);
            assertEquals(true, detached.get("ok"), detached::toString);
            assertEquals(200, HttpCalls.get(service + "/app/exact").statusCode());
        }
    }

    @Test
    void oneThatNeverComesBackHoldsUpNoRequest() throws Exception {
        try (ChildJvm child = start(Jdks.running(), "observer=" + jar("StuckObserver"))) {
            String service = service(child);
            for (int i = 0; i < 50; i++) {
                assertEquals(200, HttpCalls.get(service + "/app/exact").statusCode());
            }
            child.awaitLine("stuck");
            Await.until("all are counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 50);
            assertEquals(1, child.scrape().value("sonde_observed_requests_total"));
            Health.assertSound(child);
        }
    }

    @Test
    void aJarThatCannotBeUsedIsALineAndTheServiceRuns() throws Exception {
        for (Path jar : List.of(folder.resolve("none.jar"), jar())) {
            try (ChildJvm child = start(Jdks.running(), "observer=" + jar)) {
                assertEquals(200, HttpCalls.get(service(child) + "/app/exact").statusCode());
                child.awaitLine("observer=.* is not used: ");
                Await.until("it is counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 1);
                Health.assertSound(child);
            }
        }
    }

    private static ChildJvm start(Jdk jdk, String options) {
        return FixtureProgram.of(Fixture.JDK, "options-jdk")
                .on(jdk)
                .agent("port=0,jfr=false," + options)
                .main("OptionsServer");
    }

    private static String service(ChildJvm child) {
        child.sondePort();
        return "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
    }

    /** Compiled against the agent's jar alone, as its users do. */
    private Path jar(String... observers) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        for (String each : observers) {
            Path source = Path.of("src", "test", "fixtures", "observer", each + ".java");
            String[] command = {
                "--release",
                "8",
                "-nowarn",
                "-cp",
                SondeJar.path().toString(),
                "-d",
                classes.toString(),
                source.toString()
            };
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, command));
        }
        Path jar = Files.createTempFile(folder, "observer", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/dev.sonde.boot.RequestObserver"));
            out.write(String.join("\n", observers).getBytes(StandardCharsets.UTF_8));
            for (String each : observers) {
                out.putNextEntry(new JarEntry(each + ".class"));
                out.write(Files.readAllBytes(classes.resolve(each + ".class")));
            }
        }
        return jar;
    }
}
