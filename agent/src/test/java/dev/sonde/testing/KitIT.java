package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That the test kit itself can be relied on. */
final class KitIT {

    @TempDir
    Path directory;

    static Stream<Fixture> tomcats() {
        return Fixture.startingWith("tomcat-").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tomcats")
    void oneSourceServesEveryTomcat(Fixture fixture) {
        Jdk jdk = fixture.jdks().get(0);
        FixtureProgram program = FixtureProgram.of(fixture, "testkit");
        try (ChildJvm child = program.on(jdk).arguments(directory.toString()).main("OneServlet")) {
            String port = child.awaitLine("listening on (\\d+)").group(1);
            String body =
                    HttpCalls.get("http://127.0.0.1:" + port + "/greeting").body();
            assertEquals(jdk.version() == 8 ? "hello 1.8" : "hello " + jdk.version(), body);
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFixtureIsResolved(Fixture fixture) {
        assertTrue(fixture.classPath().stream().allMatch(path -> path.toFile().isFile()));
    }

    @OnEveryJdk
    void everyJdkIsWhatItSays(Jdk jdk) {
        try (ChildJvm child = ChildJvm.on(jdk).jvm("-version").main("None")) {
            child.awaitLine("version \"(1\\.)?" + jdk.version() + "[.\"-]");
            assertEquals(0, child.exitCode());
        }
    }

    @Test
    void aFailureTellsTheCommandAndWhatTheChildSaid() {
        try (ChildJvm child = ChildJvm.on(Jdks.running()).main("NoSuchMain")) {
            AssertionError error =
                    assertThrows(AssertionError.class, () -> child.awaitLine("never", Duration.ofSeconds(30)));
            assertTrue(error.getMessage().contains("NoSuchMain\n("), error.getMessage());
            assertTrue(error.getMessage().contains("ClassNotFoundException"), error.getMessage());
        }
    }

    @Test
    void aScrapeIsReadWithItsEscapesAndExemplars() {
        Scrape scrape = Scrape.parse("""
                # TYPE a counter
                a_total{uri="/x{id}",text="say \\"hi\\"",} 2.0
                a_total{uri="/y"} 3 # {trace_id="1"} 0.5
                b +Inf
                # EOF
                """);
        assertEquals(
                List.of(new Sample("b", Map.of(), Double.POSITIVE_INFINITY)),
                List.of(scrape.samples().get(2)));
        assertEquals(2, scrape.value("a_total", "uri", "/x{id}"));
        assertEquals(2, scrape.value("a_total", "text", "say \"hi\""));
        assertEquals(5, scrape.sum("a_total"));
        assertThrows(AssertionError.class, () -> scrape.value("a_total"));
        assertThrows(AssertionError.class, () -> scrape.sum("c"));
    }
}
