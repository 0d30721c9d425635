package dev.sonde.grafana;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that a test uses where it is there. */
record Tool(String path) {

    /** The one that this variable of the environment names; without it the test is skipped, and that is said. */
    static Tool of(String variable) {
        String path = System.getenv().getOrDefault(variable, "");
        boolean isThere = !path.isEmpty() && Files.isExecutable(Path.of(path));
        if (!isThere) {
            System.out.println("SKIPPED: no program in " + variable + "; see .ci/prometheus.sh");
        }
        assumeTrue(isThere, "no " + variable);
        return new Tool(path);
    }

    /** What it printed; fails with that unless it ended well. */
    String run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "tool", ".out");
        List<String> command = new ArrayList<>(List.of(path));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String text = Files.readString(output);
        Files.delete(output);
        if (exit != 0) {
            throw new AssertionError(String.join(" ", command) + "\n" + text);
        }
        return text;
    }
}
