package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The script of the journeys, which the JVM compiles when it is started. */
class JourneysTest {
    @Test
    void aJourneyThatNobodyKnowsIsRefusedInALine() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process script = new ProcessBuilder(java, "Journeys.java", "first", "abroad")
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEqualTo("usage: java sample-app/Journeys.java [first attach find gate plan]\n");
        assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(2);
    }
}
