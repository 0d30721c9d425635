package dev.sonde.jmh.gate.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Drifts by hand: the change along the line of least squares, by the mean. */
final class SteadinessTest {
    private static final Reading TIME = Reading.of("ns/op", false, Policy.DEFAULT);
    private static final double[] RISING = {100, 110, 120, 130};
    private static final double[] STEADY = {100, 100, 100, 100};

    @Test
    void whatAllForksShareIsADrift() {
        assertEquals(List.of(drift("+26.1")), remarks(RISING, RISING, RISING));
        assertEquals(
                List.of(drift("+26.1")),
                remarks(RISING, new double[] {100, 111, 122, 133}, new double[] {100, 109, 118, 127}));
        double[] falling = {130, 120, 110, 100};
        assertEquals(List.of(drift("-26.1")), remarks(falling, falling, falling));
    }

    @Test
    void whatTheForksDoNotAgreeOnIsNone() {
        assertEquals(List.of(), remarks(RISING, new double[] {100, 113, 126, 139}, new double[] {100, 107, 114, 121}));
        assertEquals(List.of(), remarks(RISING, STEADY, STEADY));
    }

    @Test
    void twoForksOrThreeIterationsOrLessThanTheEffectTellNothing() {
        assertEquals(List.of(), remarks(RISING, RISING));
        double[] brief = {100, 110, 120};
        assertEquals(List.of(), remarks(brief, brief, brief));
        double[] slight = {100, 101, 102, 103};
        assertEquals(List.of(), remarks(slight, slight, slight));
    }

    @Test
    void aForkOnTwoLevelsIsCounted() {
        assertEquals(
                List.of("candidate: in 1 of 2 forks the values change for good midway: give it more warm-up"),
                remarks(levels(20, 120), STEADY));
    }

    @Test
    void aStepOfFewValuesOrOfLessThanTheEffectIsNone() {
        assertEquals(List.of(), remarks(levels(14, 120), STEADY));
        assertEquals(List.of(), remarks(levels(20, 103), STEADY));
    }

    private static double[] levels(int values, double second) {
        double[] levels = new double[values];
        Arrays.fill(levels, 0, values / 2, 100);
        Arrays.fill(levels, values / 2, values, second);
        return levels;
    }

    private static String drift(String percent) {
        return "candidate: values move by " + percent + " % within a fork, so it was not warm: give it more warm-up";
    }

    private static List<String> remarks(double[]... candidate) {
        List<double[]> steady = new ArrayList<>();
        for (int i = 0; i < candidate.length; i++) {
            steady.add(STEADY);
        }
        return Steadiness.remarks(
                new Comparison(new Series(steady), new Series(List.of(candidate)), false, Optional.empty(), TIME));
    }
}
