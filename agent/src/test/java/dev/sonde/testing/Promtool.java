package dev.sonde.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prometheus's own linter, if the environment variable PROMTOOL or the path has one. */
public final class Promtool {

    private Promtool() {}

    /** Every complaint of {@code promtool check metrics} about the text of a scrape; skips the test if it is missing. */
    public static List<String> complaints(String scrape) throws IOException, InterruptedException {
        String promtool = System.getenv().getOrDefault("PROMTOOL", "/usr/bin/promtool");
        boolean there = Files.isExecutable(Path.of(promtool));
        if (!there) {
            System.err.println(
                    "SKIPPED: no promtool. Set PROMTOOL to Prometheus's linter to check the metrics with it.");
        }
        assumeTrue(there, "no promtool");
        Path input = Files.createTempFile("scrape", ".txt");
        try {
            Files.writeString(input, scrape);
            Process process = new ProcessBuilder(promtool, "check", "metrics")
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.lines().distinct().toList();
        } finally {
            Files.delete(input);
        }
    }
}
