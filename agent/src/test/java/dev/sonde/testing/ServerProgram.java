package dev.sonde.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server program of others on a free loopback port. */
public final class ServerProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private ServerProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param variable the environment's name for its binary; where there is none, the test is skipped
     * @param healthPath what answers 200 when it is up
     * @param arguments with {@code %s} where its address goes
     */
    public static ServerProgram start(String variable, Path log, String healthPath, String... arguments)
            throws IOException {
        Path binary = Path.of(System.getenv().getOrDefault(variable, "/no-such-program"));
        boolean there = Files.isExecutable(binary);
        if (!there) {
            System.out.println("SKIPPED: no server to push to here; name its binary in " + variable);
        }
        assumeTrue(there, "no " + variable);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(binary.toString()));
        for (String argument : arguments) {
            command.add(argument.formatted("127.0.0.1:" + port));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ServerProgram server = new ServerProgram(process, port);
        Await.until(
                "the server to be up",
                PATIENCE,
                () -> HttpCalls.get(server.url(healthPath)).statusCode() == 200);
        return server;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
