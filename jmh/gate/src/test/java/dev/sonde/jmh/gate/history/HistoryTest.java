package dev.sonde.jmh.gate.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.results.Measured;
import dev.sonde.jmh.gate.results.Measurement;
import dev.sonde.jmh.gate.results.Results;
import dev.sonde.jmh.gate.statistics.Policy;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HistoryTest {
    private static final int COMMITS = 60;
    private static final int HISTORIES = 400;

    @Test
    void theCommitThatMadeItSlowerIsNamedAndByHowMuch() {
        List<Change> changes = changes(1, 0.03, commit -> commit < 37 ? 100 : 110);
        assertEquals(1, changes.size(), changes.toString());
        Change change = changes.get(0);
        assertTrue(List.of("c36", "c37", "c38").contains(change.commit()), change.toString());
        assertEquals(1.1, change.ratio(), 0.02);
        assertTrue(change.interval().contains(1.1), change.toString());
        assertTrue(change.pValue() <= 0.01);
    }

    @Test
    void aStepUpAndAStepDownAreTwoChanges() {
        List<Change> changes = changes(2, 0.02, commit -> commit >= 20 && commit < 40 ? 130 : 100);
        assertEquals(List.of("c20", "c40"), changes.stream().map(Change::commit).toList());
        assertEquals(1.3, changes.get(0).ratio(), 0.03);
        assertEquals(1 / 1.3, changes.get(1).ratio(), 0.03);
    }

    @Test
    void aRampIsToldAsChangesInOneDirection() {
        List<Change> changes =
                changes(3, 0.02, commit -> 100 * (1 + 0.5 * Math.min(1, Math.max(0, (commit - 20) / 20.0))));
        assertTrue(!changes.isEmpty() && changes.stream().allMatch(change -> change.ratio() > 1), changes.toString());
    }

    @Test
    void twoOutliersAreNoChange() {
        assertEquals(List.of(), changes(4, 0.03, commit -> commit == 15 || commit == 44 ? 300 : 100));
    }

    @Test
    void ofHistoriesWithoutAChangeOneInAHundredTellsAny() {
        long told = IntStream.range(0, HISTORIES)
                .filter(seed -> !changes(1000 + seed, 0.1, commit -> 100).isEmpty())
                .count();
        double margin = 3 * Math.sqrt(0.01 * 0.99 / HISTORIES);
        assertTrue(told <= HISTORIES * (0.01 + margin), told + " of " + HISTORIES);
    }

    @Test
    void aStepOfTwiceTheNoiseIsFoundNineteenTimesOfTwenty() {
        long found = IntStream.range(0, 100)
                .filter(seed -> changes(5000 + seed, 0.05, commit -> commit < 30 ? 100 : 110).stream()
                        .anyMatch(change -> change.ratio() > 1.05))
                .count();
        assertTrue(found >= 95, found + " of 100");
    }

    @Test
    void aRateThatFallsIsAHigherCost() {
        List<Point> points = points(5, 0.02, "ops/s", true, commit -> commit < 30 ? 1000 : 800);
        List<Change> changes = new History(Policy.DEFAULT).changes(points);
        assertEquals(1.25, changes.get(0).ratio(), 0.03);
        assertEquals("c30", changes.get(0).commit());
    }

    @Test
    void aHundredthMoreBytesIsFound() {
        List<Point> points = points(6, 0.00001, "B/op", false, commit -> commit < 55 ? 1000 : 1010);
        assertEquals("c55", new History(Policy.DEFAULT).changes(points).get(0).commit());
    }

    @Test
    void theSameHistoryIsToldTheSameTwice() {
        IntToDoubleFunction costs = commit -> commit < 30 ? 100 : 108;
        assertEquals(changes(7, 0.05, costs), changes(7, 0.05, costs));
    }

    private static List<Change> changes(int seed, double noise, IntToDoubleFunction costs) {
        return new History(Policy.DEFAULT).changes(points(seed, noise, "ns/op", false, costs));
    }

    private static List<Point> points(
            int seed, double noise, String unit, boolean moreIsBetter, IntToDoubleFunction costs) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Point> points = new ArrayList<>();
        for (int commit = 0; commit < COMMITS; commit++) {
            double cost = costs.applyAsDouble(commit) * Math.exp(noise * random.nextGaussian());
            Measurement score = new Measurement("", unit, moreIsBetter, new Series(List.of(new double[] {cost})));
            Measured measured = new Measured(new BenchmarkKey("x.Y.z", "avgt", 1, Map.of()), score, List.of());
            points.add(new Point("c" + commit, new Results(Map.of(), List.of(measured))));
        }
        return points;
    }
}
