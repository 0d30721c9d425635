package dev.sonde.jmh.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class LawTest {
    private static final double[] SIZES = {0, 1, 10, 100, 1_000};

    @Test
    void whatStaysWithinATenthIsConstant() {
        assertEquals("500 constant, the farthest point is off by 0 %", of(size -> 500));
        assertTrue(of(size -> size == 10 ? 540 : 500).contains(" constant, "));
    }

    @Test
    void whatGrowsByAnEqualPieceForEachTimesIsLogarithmic() {
        assertEquals(
                "100 +20.00 × ln(1 + n), the farthest point is off by 0 %", of(size -> 100 + 20 * Math.log1p(size)));
    }

    @Test
    void whatGrowsByAnEqualPieceForEachMoreIsLinear() {
        assertEquals("100 +3.00 × n, the farthest point is off by 0 %", of(size -> 100 + 3 * size));
    }

    @Test
    void whereNoLawFitsTheNearestSaysHowFarItIs() {
        assertTrue(of(size -> 100 + size * size).contains("off by "));
    }

    private static String of(DoubleUnaryOperator truth) {
        return Law.of(SIZES, Arrays.stream(SIZES).map(truth).toArray()).toString();
    }
}
