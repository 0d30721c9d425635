package dev.sonde.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What the agent allocates and counts, held by the gate against {@code baselines}, whatever the machine; times only
 * against what the clocks take in the same run.
 *
 * <p>docs/gate.md tells how the baseline is changed where a change is meant.
 */
final class OwnBenchmarksIT {
    private static final String BASELINE = "java-" + Runtime.version().feature();
    private static final Path RESULTS = Path.of("target", "own-benchmarks.json");
    private static final int MOST_TIMES_THE_CLOCKS = 4;

    @Test
    void nothingAllocatesOrCountsMoreThanItDidAndARequestTakesFewTimesItsClocks() throws IOException {
        run(RESULTS);
        Program gate = compare(RESULTS, "--markdown", "target/own-benchmarks.md");
        assertEquals(0, gate.exitCode(), gate.said() + "if that is meant, save it: docs/gate.md, Our own");
        double clocks = leastSeconds("RequestCounts.clocksOfRequests");
        double requests = leastSeconds("RequestCounts.requests");
        assertTrue(requests < MOST_TIMES_THE_CLOCKS * clocks, requests + " s, its clocks " + clocks + " s");
    }

    @Test
    void aHundredthMoreBytesIsTold() {
        Path dearer = Path.of("target", "own-benchmarks-dearer.json");
        run(dearer, "RequestCounts\\.requests(WithAHop)?$|ScrapeCounts\\.text$|ClassCounts\\.wovenClasses$", "0.01");
        Program gate = compare(dearer, "--allow-missing");
        assertEquals(1, gate.exitCode(), gate.said());
        assertTrue(gate.said().contains("\nregression: 4 worse"), gate.said());
    }

    private static void run(Path results, String... more) {
        boolean known = Files.isDirectory(Path.of("baselines", BASELINE));
        if (!known) {
            System.err.println("SKIPPED: jmh/baselines has nothing of this Java to hold the benchmarks against");
        }
        assumeTrue(known, "no baseline");
        List<String> command = new ArrayList<>(List.of(
                Program.java(),
                "-Djmh.ignoreLock=true",
                "-cp",
                Program.GATE.toString(),
                OwnBenchmarks.class.getName(),
                results.toString(),
                Program.AGENT.toString()));
        command.addAll(Arrays.asList(more));
        Program run = Program.run(Path.of("."), command);
        assertEquals(0, run.exitCode(), run.said());
    }

    private static Program compare(Path results, String... more) {
        List<String> words = new ArrayList<>(List.of("compare", "--store", "baselines", BASELINE, results.toString()));
        words.addAll(List.of("--count", "bytes,clockReads,classes,series", "--ignore", "score"));
        // A feature has classes; and a fork on a busy machine has a few bytes of its own among fifty thousand requests.
        words.addAll(List.of("--min-effect", "classes=5%", "--min-effect", "bytes=0.9%"));
        words.add("--allow-different-environment");
        words.addAll(Arrays.asList(more));
        Program gate = Program.gate(words.toArray(String[]::new));
        System.out.println(gate.said());
        return gate;
    }

    /** The quickest of all iterations, which whatever else runs on the machine held up least. */
    private static double leastSeconds(String benchmark) throws IOException {
        for (JsonNode entry : new ObjectMapper().readTree(RESULTS.toFile())) {
            if (entry.path("benchmark").asText().endsWith('.' + benchmark)) {
                return StreamSupport.stream(
                                entry.path("primaryMetric").path("rawData").spliterator(), false)
                        .flatMapToDouble(OwnBenchmarksIT::values)
                        .min()
                        .orElseThrow();
            }
        }
        throw new AssertionError(benchmark + " did not run");
    }

    private static DoubleStream values(JsonNode fork) {
        return StreamSupport.stream(fork.spliterator(), false).mapToDouble(JsonNode::asDouble);
    }
}
