package dev.sonde.jmh.gate.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.jmh.gate.compare.Comparer;
import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.compare.Outcome;
import dev.sonde.jmh.gate.compare.Pairing;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.compare.Rules;
import dev.sonde.jmh.gate.compare.Side;
import dev.sonde.jmh.gate.power.Machine.Order;
import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.results.JmhJson;
import dev.sonde.jmh.gate.results.Measured;
import dev.sonde.jmh.gate.results.Merge;
import dev.sonde.jmh.gate.results.Results;
import dev.sonde.jmh.gate.statistics.Comparison;
import dev.sonde.jmh.gate.statistics.Judge;
import dev.sonde.jmh.gate.statistics.Judgement;
import dev.sonde.jmh.gate.statistics.Policy;
import dev.sonde.jmh.gate.statistics.Reading;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What jmh/versions measured, on two processors that others had the most of: commons-lang 3.6, 3.7 (LANG-1358 took copies out
 * of {@code StringUtils.replace}, which the release notes tell) and 3.6 again, eight forks of each in turn; and twenty forks
 * each, in turn, of three runs of what is the same code.
 */
final class RecordedTest {
    private static final int TRIALS = 400;

    @Test
    void theVersionThatCopiedMoreIsFoundByItsBytes() throws IOException {
        Report report = compare("lang-3.7", "lang-3.6");
        assertEquals(Outcome.REGRESSION, report.outcome());
        assertEquals(Verdict.SLOWER, bytes(report, "replaceOne").verdict());
        assertEquals(1.933, bytes(report, "replaceOne").ratio(), 0.001);
        assertEquals(Verdict.SLOWER, bytes(report, "replaceSeveral").verdict());
        assertEquals(2.130, bytes(report, "replaceSeveral").ratio(), 0.001);
        assertEquals(Verdict.SAME, bytes(report, "reverse").verdict());
    }

    @Test
    void theVersionThatCopiesLessIsNoRegression() throws IOException {
        Report report = compare("lang-3.6", "lang-3.7");
        assertEquals(Verdict.FASTER, bytes(report, "replaceOne").verdict());
        assertEquals(Verdict.FASTER, bytes(report, "replaceSeveral").verdict());
        assertEquals(Verdict.SAME, bytes(report, "reverse").verdict());
        assertNotEquals(Outcome.REGRESSION, report.outcome());
    }

    @Test
    void ofTheSameCodeTheBytesAreTheSameAndTheTimesOfSoBusyAMachineAreNeverAPass() throws IOException {
        for (List<String> pair : List.of(
                List.of("busy-1", "busy-2"),
                List.of("busy-1", "busy-3"),
                List.of("busy-2", "busy-3"),
                List.of("lang-3.6", "lang-3.6-again"))) {
            Report report = compare(pair.get(0), pair.get(1));
            assertEquals(Outcome.UNCERTAIN, report.outcome(), pair.toString());
            for (String name : List.of("replaceOne", "replaceSeveral", "reverse")) {
                assertEquals(Verdict.SAME, bytes(report, name).verdict(), pair + " " + name);
                Judgement time = judged(report, name).get(0).judgement();
                assertEquals(Verdict.UNCERTAIN, time.verdict(), pair + " " + name);
                assertTrue(time.smallestEffectSeen() > 0.5 && time.forksWanted() > 1000, time.toString());
            }
        }
    }

    @Test
    void ofForksDrawnFromThemADoublingIsFoundAndNothingIsTakenForOne() throws IOException {
        Results all = Merge.of(List.of(read("busy-1"), read("busy-2"), read("busy-3")));
        for (Measured measured : all.benchmarks()) {
            Recorded recorded = new Recorded("", measured.score().series());
            assertTrue(share(recorded, 60, 1) >= 0.95 - 3 * Math.sqrt(0.95 * 0.05 / TRIALS));
            assertTrue(share(recorded, 10, 0) <= 0.01 + 3 * Math.sqrt(0.01 * 0.99 / TRIALS));
        }
    }

    @Test
    void ofForksDrawnFromThemAHundredthMoreBytesIsAlwaysFoundAndNoneIsTheSame() throws IOException {
        Results all = Merge.of(List.of(read("busy-1"), read("busy-2"), read("busy-3")));
        Reading reading = Reading.of("B/op", false, Policy.DEFAULT);
        Judge judge = new Judge(Policy.DEFAULT);
        SplittableRandom random = new SplittableRandom(7);
        for (Measured measured : all.benchmarks()) {
            Recorded recorded = new Recorded("", measured.secondary().get(0).series());
            for (int i = 0; i < TRIALS; i++) {
                Comparison more = recorded.run(5, 0.01, Order.INTERLEAVED, random.split());
                Comparison same = recorded.run(5, 0, Order.INTERLEAVED, random.split());
                List<Verdict> verdicts = Stream.of(more, same)
                        .map(run -> new Comparison(run.baseline(), run.candidate(), true, Optional.empty(), reading))
                        .map(run -> judge.judge(List.of(run)).get(0).verdict())
                        .toList();
                assertEquals(
                        List.of(Verdict.SLOWER, Verdict.SAME),
                        verdicts,
                        measured.key().name());
            }
        }
    }

    private static double share(Recorded recorded, int forks, double effect) {
        SplittableRandom random = new SplittableRandom(7);
        Judge judge = new Judge(Policy.DEFAULT);
        return IntStream.range(0, TRIALS)
                        .mapToObj(i -> recorded.run(forks, effect, Order.INTERLEAVED, random.split()))
                        .map(run -> judge.judge(List.of(run)).get(0).verdict())
                        .filter(verdict -> verdict == Verdict.SLOWER || verdict == Verdict.FASTER)
                        .count()
                / (double) TRIALS;
    }

    private static Report compare(String before, String after) throws IOException {
        Map<BenchmarkKey, Measured> control = before.equals("lang-3.6") && after.equals("lang-3.7")
                ? read("lang-3.6-again").benchmarks().stream()
                        .collect(Collectors.toMap(Measured::key, Function.identity()))
                : Map.of();
        return new Comparer(Rules.of(Policy.DEFAULT))
                .compare(
                        new Side(before, read(before)),
                        new Side(after, read(after)),
                        List.of(),
                        new Pairing(true, control));
    }

    private static Results read(String name) throws IOException {
        return JmhJson.read(Path.of("src", "test", "resources", "recorded", name + ".json"));
    }

    private static Judgement bytes(Report report, String name) {
        return judged(report, name).stream()
                .filter(judged -> judged.name().equals("gc.alloc.rate.norm"))
                .findFirst()
                .orElseThrow()
                .judgement();
    }

    private static List<Judged> judged(Report report, String name) {
        return report.benchmarks().stream()
                .filter(each -> each.key().name().endsWith('.' + name))
                .flatMap(each -> Stream.of(each.metrics()))
                .findFirst()
                .orElseThrow();
    }
}
