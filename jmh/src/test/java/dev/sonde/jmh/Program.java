package dev.sonde.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that was run to its end: what it ended with, and all it said. */
record Program(int exitCode, String said) {
    static final Path GATE = Path.of("target", "sonde-jmh.jar");
    static final Path AGENT = Path.of("..", "agent", "target", "sonde.jar");
    private static final int PATIENCE_SECONDS = 600;

    /** The gate with these words, on the Java of this test. */
    static Program gate(String... words) {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", GATE.toString()));
        command.addAll(Arrays.asList(words));
        return run(Path.of("."), command);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static Program run(Path folder, List<String> command) {
        try {
            Path output = Files.createTempFile(Path.of("target"), "program", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended) {
                throw new AssertionError(command + " does not end: " + said);
            }
            return new Program(process.exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
