package dev.sonde.jmh.gate.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a question asks of its forks, and of the same code against itself. */
final class QuestionTest {
    private static final double EXACT = 1e-12;
    private static final Reading TIME = Reading.of("ns/op", false, Policy.DEFAULT);
    private static final Reading SHARP = new Reading(false, true, Policy.DEFAULT.minimumEffect(), 0);
    private static final Series BEFORE = forks(100, 102, 101, 103);
    private static final Series AFTER = forks(101, 104, 102, 104);

    @Test
    void whoLooksTwiceIsHeldToHalfTheLevel() {
        Question once = question(TIME, Optional.empty());
        Question twice = question(SHARP, Optional.empty());
        assertTrue(once.pValue() > 0.1 && once.pValue() < 0.5, () -> "" + once.pValue());
        assertEquals(2 * once.pValue(), twice.pValue(), EXACT);
        assertEquals(once.interval(0.01).low(), twice.interval(0.02).low(), EXACT);
        assertEquals(once.interval(0.01).high(), twice.interval(0.02).high(), EXACT);
        assertEquals(once.smallestEffect(0.01, 0.95), twice.smallestEffect(0.02, 0.95), EXACT);
        assertEquals(once.forksWanted(0.01, 0.95), twice.forksWanted(0.02, 0.95));
        assertEquals(4, once.forks());
    }

    @Test
    void aControlDiffersIfNotByChanceAndByHalfTheEffect() {
        assertEquals(Optional.empty(), question(TIME, Optional.of(BEFORE)).controlDiffers(0.01));
        assertEquals(
                Optional.empty(),
                question(TIME, Optional.of(forks(101, 103, 102, 104))).controlDiffers(0.5));
        assertEquals(
                Optional.empty(),
                question(TIME, Optional.of(forks(90, 180, 100, 110))).controlDiffers(0.01));
        assertEquals(Optional.empty(), question(TIME, Optional.of(forks(150))).controlDiffers(0.01));
        Optional<Double> differs =
                question(TIME, Optional.of(forks(120, 122, 121, 123))).controlDiffers(0.01);
        assertEquals(1.2, differs.orElseThrow(), 0.01);
    }

    @Test
    void aSideOfEightForksIsItsOwnControl() {
        Series changed = forks(100, 101, 100, 101, 150, 151, 150, 151);
        assertEquals(1.5, against(changed).controlDiffers(0.01).orElseThrow(), 0.01);
        assertEquals(
                Optional.empty(), against(forks(100, 101, 100, 150, 151, 150)).controlDiffers(0.01));
    }

    @Test
    void twoForksOfASideAreTheFewest() {
        assertTrue(Question.of(comparison(BEFORE, forks(1, 2), TIME, Optional.empty()), 0.01)
                .isPresent());
        assertTrue(Question.of(comparison(BEFORE, forks(1), TIME, Optional.empty()), 0.01)
                .isEmpty());
        assertTrue(Question.of(comparison(forks(1), AFTER, TIME, Optional.empty()), 0.01)
                .isEmpty());
    }

    @Test
    void asManyForksAreWantedAsFindTheDifference() {
        for (boolean paired : new boolean[] {true, false}) {
            Contrast contrast = new Contrast(0, 1, 10, 3, paired);
            for (double wanted : new double[] {0.2, 0.5, 1, 4}) {
                assertEquals(fewest(paired, wanted), contrast.forksWanted(wanted, 0.01, 0.95), "for " + wanted);
            }
            assertEquals(2, new Contrast(0, 0, 10, 0, paired).forksWanted(0.1, 0.01, 0.95));
        }
        assertEquals(
                3, Contrast.ofTwo(new double[] {1, 1}, new double[] {2, 2, 2}).degreesOfFreedom());
    }

    private static int fewest(boolean paired, double wanted) {
        int forks = 2;
        double found = Double.MAX_VALUE;
        while (found > wanted) {
            double freedom = paired ? forks - 1 : 2 * forks - 2;
            double reach = StudentT.exceededBy(0.005, freedom) + StudentT.exceededBy(0.05, freedom);
            found = reach * Math.sqrt(3.0 / forks);
            forks += found > wanted ? 1 : 0;
        }
        return forks;
    }

    private static Question question(Reading reading, Optional<Series> control) {
        return Question.of(comparison(BEFORE, AFTER, reading, control), 0.01).orElseThrow();
    }

    private static Question against(Series after) {
        return Question.of(comparison(BEFORE, after, TIME, Optional.empty()), 0.01)
                .orElseThrow();
    }

    private static Comparison comparison(Series before, Series after, Reading reading, Optional<Series> control) {
        return new Comparison(before, after, false, control, reading);
    }

    private static Series forks(double... values) {
        return new Series(
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toList());
    }
}
