package dev.sonde.jmh.gate.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JudgeTest {
    private static final Reading TIME = Reading.of("ns/op", false, Policy.DEFAULT);
    private static final Reading RATE = Reading.of("ops/s", true, Policy.DEFAULT);
    private static final Reading BYTES = Reading.of("B/op", false, Policy.DEFAULT);
    private static final Reading COUNTS = Reading.of("counts", false, Policy.DEFAULT);

    @Test
    void aSlowdownThatStandsOutOfTheNoiseIsSlower() {
        Judgement judgement = judge(TIME, forks(100, 101, 99, 100, 102), forks(110, 111, 109, 112, 110));
        assertEquals(Verdict.SLOWER, judgement.verdict());
        assertEquals(1.1, judgement.ratio(), 0.01);
        assertTrue(judgement.interval().low() > 1.05 && judgement.interval().high() < 1.15);
    }

    @Test
    void aRateThatFallsIsSlowerAndOneThatRisesFaster() {
        Series high = forks(110, 111, 109, 112, 110);
        Series low = forks(100, 101, 99, 100, 102);
        assertEquals(Verdict.SLOWER, judge(RATE, high, low).verdict());
        assertEquals(Verdict.FASTER, judge(RATE, low, high).verdict());
        assertEquals(1.1, judge(RATE, high, low).ratio(), 0.01);
    }

    @Test
    void aChangeIsRuledOutOnlyWhereTheForksAgree() {
        assertEquals(
                Verdict.SAME,
                judge(TIME, forks(100, 101, 99, 100, 102), forks(100, 102, 99, 101, 100))
                        .verdict());
        Judgement noisy = judge(TIME, forks(100, 140, 80, 120, 90), forks(100, 140, 80, 120, 90));
        assertEquals(Verdict.UNCERTAIN, noisy.verdict());
        assertTrue(noisy.smallestEffectSeen() > 0.5, noisy.toString());
        assertTrue(noisy.forksWanted() > 100, noisy.toString());
    }

    @Test
    void oneForkTellsNothingAndMoreAreWanted() {
        Judgement judgement = judge(TIME, forks(100), forks(200));
        assertEquals(Verdict.UNCERTAIN, judgement.verdict());
        assertEquals(2, judgement.ratio(), 1e-9);
        assertTrue(judgement.forksWanted() >= 5);
        assertTrue(judgement.remarks().get(0).contains("one fork"), judgement.toString());
    }

    @Test
    void bytesThatDoNotVaryAreJudgedToTheHundredth() {
        assertEquals(
                Verdict.SLOWER,
                judge(BYTES, forks(1000, 1000, 1000), forks(1010, 1010, 1010)).verdict());
        assertEquals(
                Verdict.FASTER,
                judge(BYTES, forks(1000.02, 1000.01, 1000.01), forks(990.01, 990.02, 990.02))
                        .verdict());
        assertEquals(
                Verdict.SAME,
                judge(BYTES, forks(1000.02, 1000.01, 1000.01), forks(1000.01, 1000.03, 1000.01))
                        .verdict());
    }

    @Test
    void bytesThatTheHarnessAddsToSomeIterationsHideNoHundredth() {
        Series before = bytes(1000, 1000, 1400, 1020, 1000, 1100);
        Series after = bytes(1010, 1011, 1510, 1300, 1010, 1020);
        assertEquals(Verdict.SLOWER, judge(BYTES, before, after).verdict());
        assertEquals(
                Verdict.SAME,
                judge(BYTES, before, bytes(1000, 1001, 1500, 1300, 1000, 1010)).verdict());
    }

    @Test
    void bytesThatOnlySomeIterationsTakeMoreOfAreFoundToo() {
        Series before = bytes(1000, 1001, 1000, 1001, 1000, 1000);
        Series after = bytes(1000, 1500, 1510, 1490, 1500, 1510);
        assertEquals(Verdict.SLOWER, judge(BYTES, before, after).verdict());
    }

    @Test
    void nothingBeforeAndAfterIsTheSameAndSomethingAfterNothingIsMore() {
        assertEquals(
                Verdict.SAME,
                judge(COUNTS, forks(0, 0, 0, 0), forks(0, 0, 0, 0)).verdict());
        Judgement more = judge(COUNTS, forks(0, 0, 0, 0), forks(3, 3, 3, 3));
        assertEquals(Verdict.SLOWER, more.verdict());
        assertEquals(Double.POSITIVE_INFINITY, more.ratio());
        assertEquals(
                Verdict.FASTER,
                judge(COUNTS, forks(3, 3, 3, 3), forks(0, 0, 0, 0)).verdict());
        assertEquals(
                Verdict.SAME,
                judge(BYTES, forks(1e-6, 2e-6, 1e-5), forks(9e-5, 8e-5, 7e-5)).verdict());
        assertEquals(
                Verdict.UNCERTAIN,
                judge(COUNTS, forks(0, 1, 0, 0), forks(1, 0, 0, 0)).verdict());
    }

    @Test
    void aControlThatDiffersMakesEveryVerdictUncertain() {
        Series before = forks(100, 101, 99, 100, 102);
        Series after = forks(110, 111, 109, 112, 110);
        Comparison comparison = new Comparison(before, after, false, Optional.of(forks(120, 121, 119, 118, 121)), TIME);
        Judgement judgement =
                new Judge(Policy.DEFAULT).judge(List.of(comparison)).get(0);
        assertEquals(Verdict.UNCERTAIN, judgement.verdict());
        assertTrue(judgement.smallestEffectSeen() > 0.18, judgement.toString());
        assertTrue(judgement.remarks().get(0).contains("too noisy"), judgement.toString());
    }

    @Test
    void twoForksOrThreeMayDifferByTheLuckOfCompilation() {
        Judgement judgement = judge(TIME, forks(100, 100.1, 100.2), forks(120, 120.1, 120.2));
        assertEquals(Verdict.UNCERTAIN, judgement.verdict());
        assertTrue(judgement.interval().low() > 1.15, judgement.toString());
        assertEquals(4, judgement.forksWanted());
        assertTrue(judgement.remarks().get(0).contains("luck of compilation"), judgement.toString());
    }

    @Test
    void swappingTheSidesInvertsTheRatio() {
        Series one = forks(100, 130, 90, 105, 98);
        Series other = forks(140, 120, 150, 133, 128);
        Judgement there = judge(TIME, one, other);
        Judgement back = judge(TIME, other, one);
        assertEquals(1 / there.ratio(), back.ratio(), 1e-12);
        assertEquals(1 / there.interval().high(), back.interval().low(), 1e-12);
        assertEquals(there.pValue(), back.pValue(), 1e-12);
        assertEquals(there.smallestEffectSeen(), back.smallestEffectSeen(), 1e-12);
    }

    @Test
    void anotherUnitOrAnotherOrderOfTheForksChangesNothing() {
        Judgement judgement = judge(TIME, forks(100, 130, 90, 105, 98), forks(140, 120, 150, 133, 128));
        Judgement scaled = judge(TIME, forks(.1, .13, .09, .105, .098), forks(.14, .12, .15, .133, .128));
        Judgement shuffled = judge(TIME, forks(98, 100, 130, 105, 90), forks(128, 150, 120, 140, 133));
        assertEquals(judgement.ratio(), scaled.ratio(), 1e-12);
        assertEquals(judgement.pValue(), scaled.pValue(), 1e-12);
        assertEquals(judgement.ratio(), shuffled.ratio(), 1e-12);
        assertEquals(judgement.pValue(), shuffled.pValue(), 1e-12);
    }

    @Test
    void whatTheMachineDidToBothSidesOfAPairCancels() {
        Series before = forks(100, 150, 90, 200, 120);
        Series after = forks(110, 166, 99, 219, 132);
        Comparison pairs = new Comparison(before, after, true, Optional.empty(), TIME);
        Judgement judgement = new Judge(Policy.DEFAULT).judge(List.of(pairs)).get(0);
        assertEquals(Verdict.SLOWER, judgement.verdict());
        assertEquals(Verdict.UNCERTAIN, judge(TIME, before, after).verdict());
    }

    @Test
    void aBenchmarkThatWasNotWarmIsTold() {
        Series falling = new Series(Stream.of(1.0, 1.01, 0.99, 1.02)
                .map(own -> new double[] {150 * own, 130 * own, 121 * own, 110 * own, 100 * own})
                .toList());
        Judgement judgement = judge(TIME, falling, forks(100, 101, 99, 100));
        assertTrue(judgement.remarks().toString().contains("baseline: values move by -"), judgement.toString());
    }

    @Test
    void aForkThatChangesForGoodMidwayIsTold() {
        Series stepping = new Series(List.of(
                new double[] {
                    100, 101, 99, 100, 100.5, 99.5, 101, 100, 99, 100, 70, 71, 69, 70, 70.5, 69.5, 70, 71, 69, 70
                },
                IntStream.range(0, 20).mapToDouble(i -> 100 + i % 2).toArray()));
        Judgement judgement = judge(TIME, forks(100, 101, 99, 100), stepping);
        assertTrue(judgement.remarks().toString().contains("candidate: in 1 of 2 forks"), judgement.toString());
    }

    @Test
    void ofSteadyForksNothingIsRemarked() {
        Series steady = new Series(Stream.of(1.0, 1.01, 0.99, 1.02)
                .map(own -> new double[] {101 * own, 100 * own, 99 * own, 100 * own, 101 * own})
                .toList());
        assertEquals(List.of(), judge(TIME, steady, steady).remarks());
    }

    @Test
    void aMachineThatChangedWhileOneSideRanIsNotTrusted() {
        Series before = forks(100, 101, 99, 100, 120, 121, 119, 120);
        Series after = forks(150, 151, 149, 150, 152, 151, 149, 150);
        Judgement judgement = judge(TIME, before, after);
        assertEquals(Verdict.UNCERTAIN, judgement.verdict());
        assertTrue(judgement.remarks().get(0).contains("differs by +20.0 %"), judgement.toString());
    }

    static Judgement judge(Reading reading, Series before, Series after) {
        Comparison comparison = new Comparison(before, after, false, Optional.empty(), reading);
        return new Judge(Policy.DEFAULT).judge(List.of(comparison)).get(0);
    }

    /** In each fork one iteration with this value between two that take the least. */
    private static Series bytes(double least, double... values) {
        return new Series(Arrays.stream(values)
                .mapToObj(value -> new double[] {least, value, least})
                .toList());
    }

    /** One iteration in each fork. */
    static Series forks(double... values) {
        return new Series(Arrays.stream(values)
                .boxed()
                .map(value -> DoubleStream.of(value).toArray())
                .toList());
    }
}
