package dev.sonde.jmh.gate.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpendingTest {
    /** {@code .05*log(1+(e-1)*t)} and {@code 2*(1-norm.cdf(norm.isf(.025)/sqrt(t)))} at a half: Lan and DeMets' table. */
    @Test
    void halfOfARunMaySpendWhatLanAndDeMetsSay() {
        assertEquals(0.0310, Spending.POCOCK.level(10, 0, 20, 0.05), 5e-5);
        assertEquals(0.0056, Spending.OBRIEN_FLEMING.level(10, 0, 20, 0.05), 5e-5);
    }

    @Test
    void theLevelsOfAllLooksAddUpToTheRate() {
        for (Spending spending : Spending.values()) {
            int before = 0;
            double sum = 0;
            for (int look : Spending.looks(5, 40)) {
                sum += spending.level(look, before, 40, 0.01);
                before = look;
            }
            assertEquals(0.01, sum, 1e-12);
            assertEquals(0.01, spending.level(5, 0, 40, 0.01) + spending.rest(5, 40, 0.01), 1e-12);
        }
    }

    @Test
    void looksBecomeRarerAndTheLastIsAtTheEnd() {
        assertEquals(List.of(5, 8, 12, 18, 27, 40), Spending.looks(5, 40));
        assertEquals(List.of(3), Spending.looks(5, 3));
        assertEquals(List.of(5), Spending.looks(5, 5));
    }
}
