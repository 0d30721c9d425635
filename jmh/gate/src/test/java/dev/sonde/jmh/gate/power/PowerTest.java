package dev.sonde.jmh.gate.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.jmh.gate.power.Machine.Nature;
import dev.sonde.jmh.gate.power.Machine.Order;
import dev.sonde.jmh.gate.power.PowerTable.Trial;
import dev.sonde.jmh.gate.statistics.Comparison;
import dev.sonde.jmh.gate.statistics.Correction;
import dev.sonde.jmh.gate.statistics.Judge;
import dev.sonde.jmh.gate.statistics.Judgement;
import dev.sonde.jmh.gate.statistics.Policy;
import dev.sonde.jmh.gate.statistics.Reading;
import dev.sonde.jmh.gate.statistics.Series;
import dev.sonde.jmh.gate.statistics.Spending;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short form of {@link PowerTable}: the figures that docs/decisions/031 gives still hold. */
final class PowerTest {
    private static final int TRIALS = 400;

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.01, NORMAL,       5, 0.05,   6",
        "0.01, 0.01, NORMAL,       5, 0.20,   4",
        "0.03, 0.03, NORMAL,       5, 0.10,  10",
        "0.10, 0.05, NORMAL,       5, 0.20,  18",
        "0.29, 0.10, NORMAL,       5, 0.20, 100",
        "0.10, 0.05, HEAVY_TAILED, 5, 0.20,  22",
        "0.10, 0.03, TWO_WAYS,     5, 0.20,  20",
        "0.05, 0.10, REMEMBERING, 20, 0.20,  12",
        "0.10, 0.05, DRIFTING,     5, 0.20,  20"
    })
    void aSlowdownIsFoundNineteenTimesOfTwentyAndNothingIsTakenForOneOnceInAHundred(
            double between, double within, Nature nature, int iterations, double effect, int forks) {
        Machine machine = new Machine("", between, within, nature, iterations);
        double found = share(machine, new Trial(forks, effect, Order.INTERLEAVED), Verdict.SLOWER);
        assertTrue(found >= 0.95 - margin(0.95), "found " + found);
        Trial nothing = new Trial(forks, 0, Order.INTERLEAVED);
        double alarms = share(machine, nothing, Verdict.SLOWER, Verdict.FASTER);
        assertTrue(alarms <= 0.01 + margin(0.01), "told " + alarms);
    }

    @Test
    void aMachineTooNoisyForTheForksThatRanNeverPasses() {
        Machine shared = new Machine("", 0.29, 0.1, Nature.NORMAL, 5);
        assertEquals(0, share(shared, new Trial(12, 0.05, Order.INTERLEAVED), Verdict.SAME));
    }

    @Test
    void anIntervalHoldsTheTruthAsOftenAsItSays() {
        for (Nature nature : List.of(Nature.NORMAL, Nature.HEAVY_TAILED, Nature.REMEMBERING)) {
            Machine machine = new Machine("", 0.1, 0.05, nature, 5);
            SplittableRandom random = new SplittableRandom(5);
            long holds = IntStream.range(0, TRIALS)
                    .filter(i -> judge(machine.run(6, 0.1, Order.INTERLEAVED, random.split()))
                            .interval()
                            .contains(1.1))
                    .count();
            assertTrue(holds >= TRIALS * (0.99 - margin(0.99)), nature + " " + holds);
        }
    }

    @Test
    void lookingEarlyMakesNoAlarmLikelierAndFindsWithFewerForks() {
        Machine machine = new Machine("", 0.1, 0.05, Nature.NORMAL, 5);
        Sequence sequence = new Sequence(Spending.POCOCK, 24);
        Sequence.Shares nothing = sequence.of(machine, 0, TRIALS);
        assertTrue(nothing.slower() + nothing.faster() <= 0.01 + margin(0.01), nothing.toString());
        Sequence.Shares slower = sequence.of(machine, 0.2, TRIALS);
        assertTrue(slower.slower() >= 0.95 - margin(0.95) && slower.forks() < 17, slower.toString());
    }

    @Test
    void aHundredthMoreBytesIsAlwaysFoundAndNoneIsNever() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < TRIALS; i++) {
            double bytes = 24 + 8 * random.nextInt(1000);
            Series before = bytes(bytes, random);
            assertEquals(
                    Verdict.SLOWER, judge(bytes(1.01 * bytes, random), before).verdict());
            assertEquals(Verdict.SAME, judge(bytes(bytes, random), before).verdict());
        }
    }

    @Test
    void ofTwentyBenchmarksThatDidNotChangeOneRunInAHundredTellsAny() {
        Machine machine = new Machine("", 0.1, 0.05, Nature.NORMAL, 3);
        SplittableRandom random = new SplittableRandom(3);
        long runs = IntStream.range(0, TRIALS)
                .filter(i -> new Judge(Policy.DEFAULT)
                                .judge(Stream.generate(() -> machine.run(6, 0, Order.INTERLEAVED, random.split()))
                                        .limit(20)
                                        .toList())
                                .stream()
                                .anyMatch(judgement ->
                                        judgement.verdict() == Verdict.SLOWER || judgement.verdict() == Verdict.FASTER))
                .count();
        assertTrue(runs <= TRIALS * (0.01 + margin(0.01)), runs + " runs");
    }

    /** Three forks, of which the harness itself allocates a little. */
    private static Series bytes(double bytes, SplittableRandom random) {
        return new Series(Stream.generate(() -> new double[] {bytes + 0.01 * random.nextDouble()})
                .limit(3)
                .toList());
    }

    private static Judgement judge(Series after, Series before) {
        Reading reading = Reading.of("B/op", false, Policy.DEFAULT);
        return judge(new Comparison(before, after, false, Optional.empty(), reading));
    }

    private static Judgement judge(Comparison comparison) {
        Policy policy = new Policy(0.05, 0.01, 0.95, Correction.HOLM);
        return new Judge(policy).judge(List.of(comparison)).get(0);
    }

    private static double share(Machine machine, Trial trial, Verdict... verdicts) {
        SplittableRandom random = new SplittableRandom(7);
        long told = IntStream.range(0, TRIALS)
                .mapToObj(i -> judge(machine.run(trial.forks(), trial.effect(), trial.order(), random.split())))
                .filter(judgement -> List.of(verdicts).contains(judgement.verdict()))
                .count();
        return (double) told / TRIALS;
    }

    /** Three standard deviations of a share of so many trials. */
    private static double margin(double share) {
        return 3 * Math.sqrt(share * (1 - share) / TRIALS);
    }
}
