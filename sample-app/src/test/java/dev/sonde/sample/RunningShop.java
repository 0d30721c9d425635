package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built service with the built agent, on ports of their own, and its load generator. */
final class RunningShop implements AutoCloseable {
    private static final long START_SECONDS = 240;
    private static final long PATIENCE_SECONDS = 120;

    private final int port = freePort();
    private final int metricsPort = freePort();
    private final Path directory;
    private final Process process;

    /** Starts it and waits until both answer; logs go to the directory. Skips the test where no agent was built. */
    RunningShop(Path directory, String agentOptions, String... settings) throws IOException {
        this.directory = directory;
        Path agent = Path.of("../agent/target/sonde.jar");
        assumeTrue(Files.exists(agent), "the agent is not built");
        List<String> words = new ArrayList<>(List.of(settings));
        words.addAll(
                0,
                List.of(
                        "-javaagent:" + agent + "=port=" + metricsPort + agentOptions,
                        "-jar",
                        "target/sample-app.jar",
                        "--server.port=" + port));
        process = start("shop.log", words.toArray(String[]::new));
        await("http://127.0.0.1:" + port + "/books/7");
        await("http://127.0.0.1:" + metricsPort + "/metrics");
    }

    long pid() {
        return process.pid();
    }

    String scrape() throws IOException {
        return read("http://127.0.0.1:" + metricsPort + "/metrics");
    }

    /** Sends a load for so many seconds at most, waits for its end, and returns what it tells. */
    JsonNode load(int seconds, String... options) throws IOException, InterruptedException {
        Path json = directory.resolve("load.json");
        List<String> words = new ArrayList<>(List.of("-jar", "target/load.jar", "http://127.0.0.1:" + port));
        words.addAll(List.of("--duration", Integer.toString(seconds), "--json", json.toString()));
        words.addAll(List.of(options));
        Process load = start("load.log", words.toArray(String[]::new));
        assertThat(load.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(load.exitValue())
                .as(Files.readString(directory.resolve("load.log")))
                .isZero();
        return JsonMapper.shared().readTree(Files.readString(json));
    }

    /** Runs a command of this JDK and waits for its end. */
    void command(String name, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(words));
        command.add(0, java(name));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private void await(String url) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try {
                read(url);
                return;
            } catch (ConnectException notYet) {
                assertThat(process.isAlive() && System.nanoTime() < deadline)
                        .as(this::log)
                        .isTrue();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("shop.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Process start(String log, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(words));
        command.add(0, java("java"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile())
                .start();
    }

    private static String java(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String read(String url) throws IOException {
        try (var in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
