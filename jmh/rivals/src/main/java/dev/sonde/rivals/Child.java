package dev.sonde.rivals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service in a JVM of its own; once closed, or the bench over, it is gone with all that it and its agent wrote. */
final class Child implements AutoCloseable {

    /** The young generation is small, so that all of it is used, and resident, whatever an agent allocates. */
    private static final List<String> JVM =
            List.of("-Xms256m", "-Xmx256m", "-Xmn32m", "-XX:+UseSerialGC", "-Djava.io.tmpdir={folder}");

    private static final String SAID = "service: ";
    private static final int PATIENCE_SECONDS = 120;
    private static final int ENDING_SECONDS = 5;
    private static final int KEPT_LINES = 20;

    final ProcessFigures figures;
    /** Where the agent serves its metrics, if it does. */
    final int agentPort;
    /** When it was started, by {@link System#nanoTime}. */
    final long startNanos;

    private final Path folder;
    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread ending = new Thread(this::end);

    Child(Service service, Agent agent, int cores) throws IOException {
        folder = Files.createTempDirectory(Path.of("jmh/rivals/target").toAbsolutePath(), "service");
        agentPort = freePort();
        List<String> command = new ArrayList<>(Cores.prefix(cores));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        JVM.forEach(each -> command.add(each.replace("{folder}", folder.toString())));
        command.addAll(agent.jvmArguments(agentPort, folder));
        command.addAll(List.of("-cp", service.classPath(), service.mainClass));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        startNanos = System.nanoTime();
        process = builder.start();
        figures = new ProcessFigures(process.pid());
        Runtime.getRuntime().addShutdownHook(ending);
        Thread reader = new Thread(this::readLines);
        reader.setDaemon(true);
        reader.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void readLines() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
            }
        } catch (IOException ended) {
            note("(" + ended.getMessage() + ")");
        }
    }

    private void note(String line) {
        if (line.startsWith(SAID)) {
            said.add(line.substring(SAID.length()));
        }
        synchronized (lines) {
            lines.add(line);
            if (lines.size() > KEPT_LINES) {
                lines.remove();
            }
        }
    }

    /** The next number that the service says: the first is its port. */
    long number() throws IOException, InterruptedException {
        String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new IOException("the service says nothing");
        }
        return Long.parseLong(line);
    }

    /** What all its threads have allocated so far; negative where the JVM does not tell. */
    long allocatedBytes() throws IOException, InterruptedException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return number();
    }

    /** The last lines it wrote. */
    String lastLines() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(ending);
        end();
    }

    private void end() {
        try {
            process.destroy();
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
