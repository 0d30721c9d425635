package dev.sonde.jmh.gate.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A jar of benchmarks that JMH's main class runs, with the arguments that it is run with. */
public final class BenchmarkJar {
    private static final Pattern NAME = Pattern.compile("[\\w$]+(\\.[\\w$]+)+");
    private static final int LINES_TOLD = 8;

    private final Path jar;
    private final List<String> arguments;

    /**
     * Takes a jar as JMH's archetype makes it.
     *
     * @param arguments those of JMH that belong to every fork, such as {@code -prof gc}
     */
    public BenchmarkJar(Path jar, List<String> arguments) {
        this.jar = jar;
        this.arguments = List.copyOf(arguments);
    }

    /**
     * Returns the names of the benchmarks that match one of the patterns, or of all.
     *
     * @throws IOException if the jar is none of benchmarks
     */
    Set<String> benchmarks(List<String> patterns, Path log) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(patterns);
        words.add("-l");
        run(words, log);
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(log)) {
            if (NAME.matcher(line).matches()) {
                names.add(line);
            }
        }
        return names;
    }

    /**
     * Runs one fork of one benchmark, with all its parameters.
     *
     * @throws IOException if it failed, with the end of what it said
     */
    void fork(String benchmark, Path json, Path log) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of('^' + Pattern.quote(benchmark) + '$'));
        words.addAll(arguments);
        words.addAll(List.of("-f", "1", "-foe", "true", "-rf", "json", "-rff", json.toString()));
        run(words, log);
        if (!Files.exists(json) || Files.size(json) == 0) {
            throw new IOException(benchmark + " of " + jar + " gave no result: " + end(log));
        }
    }

    private void run(List<String> words, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code;
        try {
            process.getOutputStream().close();
            code = process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (code != 0) {
            throw new IOException("java -jar " + jar + " ended with " + code + ": " + end(log));
        }
    }

    private static String end(Path log) throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    }

    @Override
    public String toString() {
        return jar.toString();
    }
}
