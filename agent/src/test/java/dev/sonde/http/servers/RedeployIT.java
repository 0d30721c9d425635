package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.NotInTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that is redeployed again and again, with a framework that is woven each time, leaves nothing behind. */
@NotInTable
@Execution(ExecutionMode.CONCURRENT)
final class RedeployIT {

    private static final int FIRST = 20;
    private static final int TIMES = 100;
    private static final int BYTES_A_TIME = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    static List<Jdk> jdks() {
        return Jdks.ends(Fixture.TOMCAT_9_0.jdks());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void itsLoadersAreCollectedAndTheMetaspaceStaysAsItIs(Jdk jdk) throws IOException {
        layOut();
        long alone;
        try (ChildJvm child = command(jdk).main("Redeploying")) {
            alone = grown(child);
        }
        try (ChildJvm child = command(jdk).agent("port=0,jfr=false").main("Redeploying")) {
            // What the agent does beside the service's start would load its classes in between.
            child.scrape();
            long grown = grown(child);
            System.out.println(jdk + ", metaspace of " + TIMES + " redeployments: " + grown
                    + " bytes, without the agent " + alone);
            assertTrue(grown - alone < TIMES * BYTES_A_TIME, grown + " bytes, without the agent " + alone);
            long all = FIRST + TIMES;
            HttpCounts.await(
                    child,
                    Map.of(
                            "GET /shop/orders/:id 200",
                            all,
                            "GET /shop/later/:id 200",
                            all,
                            "GET /shop/fails 500 Trouble",
                            all));
            Health.assertSound(child);
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    private static long grown(ChildJvm child) {
        long before = metaspace(child, FIRST, FIRST);
        return metaspace(child, TIMES, FIRST + TIMES) - before;
    }

    /** Redeploys it so often, which makes so many in all, and tells the bytes of metaspace. */
    private static long metaspace(ChildJvm child, int times, int all) {
        child.send(Integer.toString(times));
        MatchResult told = child.awaitLine("^" + all + " held (\\d+), metaspace (\\d+)", PATIENCE);
        assertEquals("0", told.group(1), "loaders that are held");
        return Long.parseLong(told.group(2));
    }

    private void layOut() throws IOException {
        Path inside = folder.resolve("application/WEB-INF");
        Path libraries = Files.createDirectories(inside.resolve("lib"));
        for (Path library : Fixture.SPARK_2.classPath()) {
            Files.copy(library, libraries.resolve(library.getFileName()));
        }
        Path classes = FixtureProgram.of(Fixture.SPARK_2, "redeployed").classes();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = inside.resolve("classes").resolve(classes.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private ChildCommand command(Jdk jdk) {
        return FixtureProgram.of(Fixture.TOMCAT_9_0, "redeploy")
                .on(jdk)
                .jvm("-XX:+UseSerialGC", "-Xmx128m")
                .arguments(folder.resolve("application").toString(), folder.toString());
    }
}
