package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, with the jars that were just built. */
class DemoIT {
    private static final long START_SECONDS = 240;

    @TempDir
    private Path directory;

    private final List<ProcessHandle> children = new ArrayList<>();
    private Process demo;

    @BeforeEach
    void theJarsAreThere() throws IOException {
        assumeTrue(Files.exists(Path.of("../agent/target/sonde.jar")), "the agent is not built");
        Files.writeString(Path.of("target/demo.built"), "");
    }

    @AfterEach
    void endWhatIsLeft() {
        children.forEach(ProcessHandle::destroyForcibly);
        demo.destroyForcibly();
    }

    @Test
    void theDemoShowsWhatEachEndpointCostsAndEndsByItself() throws Exception {
        start("--seconds", "12");
        awaitTable();
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isZero();
        assertThat(output())
                .contains("requests/s", "GET /books/{id} ", "POST /orders ", "outside of requests", "http://127.0.0.1:")
                .doesNotContain("\033", "Building");
        assertNothingIsLeft();
    }

    @Test
    void stoppingTheDemoLeavesNothingBehind() throws Exception {
        start();
        awaitTable();
        demo.destroy();
        assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertNothingIsLeft();
    }

    @Test
    void aServiceThatDiesEndsTheDemo() throws Exception {
        start();
        awaitTable();
        children.stream()
                .filter(child -> child.info().commandLine().orElse("").contains("sample-app.jar"))
                .forEach(ProcessHandle::destroyForcibly);
        assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(1);
        assertThat(output()).contains("The service has ended.");
        assertNothingIsLeft();
    }

    private void start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("Demo.java", "--rate", "100", "--port", "0", "--metrics", "0"));
        command.addAll(List.of(options));
        demo = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    private void awaitTable() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!output().contains("CPU ms/req")) {
            assertThat(demo.isAlive() && System.nanoTime() < deadline)
                    .as("no table in: %s", output())
                    .isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        demo.descendants().forEach(children::add);
        assertThat(children).hasSize(3);
    }

    private void assertNothingIsLeft() {
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }
}
