package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prometheus's own linter, if the environment variable PROMTOOL or the path has one. */
public final class Promtool {

    /** A name that public dashboards ask for. */
    public static final List<String> KNOWN =
            List.of("system_cpu_count non-histogram and non-summary metrics should not have \"_count\" suffix");

    private Promtool() {}

    /** That the linter says nothing new about the text of a scrape; where it is missing, that is said, and no more. */
    public static void assertOnlyKnownComplaints(String scrape) throws IOException, InterruptedException {
        if (isHere()) {
            assertEquals(KNOWN, said(scrape));
        }
    }

    /** Every complaint of {@code promtool check metrics} about the text of a scrape; skips the test if it is missing. */
    public static List<String> complaints(String scrape) throws IOException, InterruptedException {
        assumeTrue(isHere(), "no promtool");
        return said(scrape);
    }

    private static boolean isHere() {
        boolean there = Files.isExecutable(Path.of(command()));
        if (!there) {
            System.err.println(
                    "SKIPPED: no promtool. Set PROMTOOL to Prometheus's linter to check the metrics with it.");
        }
        return there;
    }

    private static String command() {
        return System.getenv().getOrDefault("PROMTOOL", "/usr/bin/promtool");
    }

    private static List<String> said(String scrape) throws IOException, InterruptedException {
        Path input = Files.createTempFile("scrape", ".txt");
        try {
            Files.writeString(input, scrape);
            Process process = new ProcessBuilder(command(), "check", "metrics")
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
