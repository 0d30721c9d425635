package dev.sonde.grafana;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs on one processor of the machine and on no other. */
final class PinnedProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;

    private PinnedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static PinnedProcess start(int processor, Path folder, String name, List<String> command) throws IOException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(processor)));
        pinned.addAll(command);
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(pinned)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new PinnedProcess(process, log);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void awaitAnswer(String url) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                URI.create(url).toURL().openStream().close();
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline || process.waitFor(200, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError(url + " does not answer\n" + Files.readString(log), notYet);
                }
            }
        }
    }

    /** Fails with what it printed unless it ended by itself. */
    void awaitEnd() throws IOException, InterruptedException {
        int exit = process.waitFor();
        // The generator's way to say that not all was answered in time.
        if (exit > 1) {
            throw new AssertionError("exit " + exit + "\n" + Files.readString(log));
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
