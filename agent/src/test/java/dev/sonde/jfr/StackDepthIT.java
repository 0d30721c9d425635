package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.OnSomeJdks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the JVM says of itself when it records for the agent. */
@Execution(ExecutionMode.CONCURRENT)
final class StackDepthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @OnEveryJdk
    void stacksAreDeep(Jdk jdk) throws IOException {
        try (ChildJvm child = idle(jdk).main("Idle")) {
            assertTrue(configuration(jdk, child).contains("Stack depth: 256"), () -> child.toString());
            Health.assertSound(child);
        }
    }

    @OnSomeJdks
    void aDepthThatWasChosenStays(Jdk jdk) throws IOException {
        try (ChildJvm child =
                idle(jdk).jvm("-XX:FlightRecorderOptions=stackdepth=100").main("Idle")) {
            assertTrue(configuration(jdk, child).contains("Stack depth: 100"), () -> child.toString());
        }
    }

    private static String configuration(Jdk jdk, ChildJvm child) throws IOException {
        Await.until("events", PATIENCE, () -> child.scrape().has("sonde_jfr_lost_bytes_total"));
        Process jcmd = new ProcessBuilder(
                        jdk.home().resolve("bin/jcmd").toString(), Long.toString(child.pid()), "JFR.configure")
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static ChildCommand idle(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "life").asDeployedOn(jdk).agent("port=0");
    }
}
