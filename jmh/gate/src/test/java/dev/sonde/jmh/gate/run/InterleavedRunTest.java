package dev.sonde.jmh.gate.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sonde.jmh.gate.run.InterleavedRun.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterleavedRunTest {
    @TempDir
    Path folder;

    @Test
    void whatIsCertainRunsNoMoreAndWhatIsNotRunsToTheEnd() throws Exception {
        InterleavedRun run = run(
                Map.of("x.Clear.a", "100 0.01", "x.Open.a", "100 0.01"),
                Map.of("x.Clear.a", "200 0.01", "x.Open.a", "100 0.01"),
                new Limits(6, Duration.ofHours(1), 0.01, 1));
        List<Double> rates = new ArrayList<>();
        int rounds = run.run(List.of(), rate -> {
            rates.add(rate);
            return Set.of("x.Open.a");
        });
        assertEquals(6, rounds);
        assertEquals(0.01, rates.stream().mapToDouble(rate -> rate).sum(), 1e-12, "looks " + rates);
        assertEquals(List.of(5, 6), forks(RunSide.BASELINE));
        assertEquals(List.of(5, 6), forks(RunSide.CANDIDATE));
        assertEquals(List.of(5, 6), forks(RunSide.CONTROL));
    }

    @Test
    void theFilesAreThoseOfOneRunOfManyForks() throws Exception {
        Map<String, String> costs = Map.of("x.Y.a", "100 0.1");
        run(costs, costs, new Limits(2, Duration.ofHours(1), 0.01, 1)).run(List.of(), rate -> Set.of());
        JsonNode metric = entries(RunSide.BASELINE).path(0).path("primaryMetric");
        assertEquals(2, metric.path("rawData").size());
        double sum = 0;
        for (JsonNode fork : metric.path("rawData")) {
            sum += fork.path(0).asDouble() + fork.path(1).asDouble();
        }
        assertEquals(sum / 4, metric.path("score").asDouble(), 1e-9);
        assertTrue(metric.path("scoreError").asDouble() > 0);
    }

    @Test
    void benchmarksOfOneJarOnlyRunOnceAndAreNotCompared() throws Exception {
        InterleavedRun run = run(
                Map.of("x.Y.gone", "1 0", "x.Y.both", "1 0"),
                Map.of("x.Y.both", "1 0", "x.Y.fresh", "1 0"),
                new Limits(1, Duration.ofHours(1), 0.01, 1));
        run.run(List.of("x\\.Y"), rate -> Set.of());
        assertEquals(List.of("x.Y.gone", "x.Y.both"), names(RunSide.BASELINE));
        assertEquals(List.of("x.Y.fresh", "x.Y.both"), names(RunSide.CANDIDATE));
    }

    @Test
    void aRunWhoseTimeIsUpIsJudgedWithAllThatIsLeft() throws Exception {
        Map<String, String> costs = Map.of("x.Y.a", "100 0.1");
        List<Double> rates = new ArrayList<>();
        int rounds = run(costs, costs, new Limits(100, Duration.ofNanos(1), 0.01, 1))
                .run(List.of(), rate -> {
                    rates.add(rate);
                    return Set.of("x.Y.a");
                });
        assertEquals(1, rounds);
        assertEquals(List.of(0.01), rates);
    }

    @Test
    void aBenchmarkThatFailsEndsTheRunWithWhatItSaid() throws Exception {
        Map<String, String> costs = Map.of("x.Y.a", "fails");
        InterleavedRun run = run(costs, costs, new Limits(5, Duration.ofHours(1), 0.01, 1));
        IOException failure = assertThrows(IOException.class, () -> run.run(List.of(), rate -> Set.of()));
        assertTrue(failure.getMessage().contains("x.Y.a has failed"), failure.getMessage());
    }

    @Test
    void jarsWithNothingInCommonAreRefused() throws Exception {
        InterleavedRun run =
                run(Map.of("x.Y.a", "1 0"), Map.of("x.Y.b", "1 0"), new Limits(5, Duration.ofHours(1), 0.01, 1));
        IOException failure = assertThrows(IOException.class, () -> run.run(List.of(), rate -> Set.of()));
        assertTrue(failure.getMessage().startsWith("no benchmark that matches is in both"), failure.getMessage());
    }

    @Test
    void everySecondRoundTakesTheOrderOfTheOneBeforeBackwards() {
        Rounds rounds = new Rounds(1);
        for (int i = 0; i < 20; i++) {
            List<RunSide> there = rounds.next();
            List<RunSide> back = rounds.next();
            assertEquals(there, List.of(back.get(2), back.get(1), back.get(0)));
        }
    }

    private InterleavedRun run(Map<String, String> before, Map<String, String> after, Limits limits)
            throws IOException {
        return new InterleavedRun(
                new BenchmarkJar(FakeBenchmarks.jar(folder.resolve("before.jar"), before), List.of()),
                new BenchmarkJar(FakeBenchmarks.jar(folder.resolve("after.jar"), after), List.of("-prof", "gc")),
                limits,
                folder.resolve("out"),
                line -> {});
    }

    private JsonNode entries(RunSide side) throws IOException {
        return new ObjectMapper().readTree(Files.readString(InterleavedRun.file(folder.resolve("out"), side)));
    }

    private List<Integer> forks(RunSide side) throws IOException {
        List<Integer> forks = new ArrayList<>();
        entries(side).forEach(entry -> forks.add(entry.path("forks").asInt()));
        return forks;
    }

    private List<String> names(RunSide side) throws IOException {
        List<String> names = new ArrayList<>();
        entries(side).forEach(entry -> names.add(entry.path("benchmark").asText()));
        return names;
    }
}
