package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Feature;
import dev.sonde.base.Log;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.metrics.ScrapeText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BudgetTest {

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final double FAR_TOO_MUCH = 1.3;
    private static final double TOO_MUCH = 0.9;
    private static final double ENOUGH = 0.5;
    private static final double LITTLE = 0.1;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Feature first = new Feature("first");
    private final Feature second = new Feature("second");
    private double cpuSeconds = 100;
    private long now = 42;
    // One hundredth of a processor: 0.6 s of CPU a minute.
    private final Budget budget = new Budget(
            () -> 0.01,
            List.of(first, second),
            () -> cpuSeconds,
            new Log(new PrintStream(printed, true, StandardCharsets.UTF_8)));

    @Test
    void whatTheStartTookIsNotHeldAgainstIt() {
        budget.begin(now);
        minuteOf(ENOUGH);
        assertTrue(first.isOn() && second.isOn());
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void exactlyTheBudgetIsWithinItAndExactlyTwiceIsNotFarOver() {
        double[] taken = {0};
        Budget half = new Budget(() -> 0.5, List.of(first), () -> taken[0], new Log(System.err));
        half.begin(0);
        assertTrue(Double.isNaN(half.lastShare()));
        double[] minutes = {0.5, 0.75, 0.5, 1};
        for (int minute = 1; minute <= minutes.length; minute++) {
            taken[0] += 60 * minutes[minute - 1];
            half.check(minute * MINUTE_NANOS);
            assertEquals(minutes[minute - 1], half.lastShare());
            assertTrue(first.isOn());
        }
        taken[0] += 31;
        half.check(5 * MINUTE_NANOS);
        assertFalse(first.isOn());
        assertEquals(List.of(first), half.features());
    }

    @Test
    void theBudgetAndWhoIsOnAreShown() {
        try (Meters meters = new Meters("shop", Naming.MICROMETER)) {
            budget.bindTo(meters);
            budget.begin(now);
            minuteOf(FAR_TOO_MUCH);
            String scrape = String.join("\n", ScrapeText.text(meters).lines());
            assertTrue(scrape.contains("feature=\"first\"} 0.0"), scrape);
            assertTrue(scrape.contains("feature=\"second\"} 1.0"), scrape);
            assertTrue(scrape.contains("} 0.01\n"), scrape);
        }
    }

    @Test
    void overTheBudgetFeaturesRestInTheirOrderOneAMinute() {
        budget.begin(now);
        minuteOf(TOO_MUCH);
        minuteOf(TOO_MUCH);
        assertTrue(!first.isOn() && second.isOn());
        minuteOf(TOO_MUCH);
        assertTrue(!first.isOn() && !second.isOn());
        minuteOf(TOO_MUCH);
        assertEquals(2, lines());
        assertTrue(
                printed.toString(StandardCharsets.UTF_8)
                        .contains(
                                "took 1.50 % of a processor in the last minute, over its budget of 1.00 %; now at rest: first"));
    }

    @Test
    void aSingleMinuteOverItIsBorneUnlessItIsTwiceOver() {
        budget.begin(now);
        for (int minute = 0; minute < 5; minute++) {
            minuteOf(TOO_MUCH);
            minuteOf(ENOUGH);
        }
        assertTrue(first.isOn());
        minuteOf(FAR_TOO_MUCH);
        assertTrue(!first.isOn() && second.isOn());
    }

    @Test
    void theyComeBackInReverseOnceTheAgentIsWellWithinItsBudgetForFiveMinutes() {
        budget.begin(now);
        minuteOf(FAR_TOO_MUCH);
        minuteOf(FAR_TOO_MUCH);
        for (int minute = 1; minute < 5; minute++) {
            minuteOf(LITTLE);
            assertTrue(!first.isOn() && !second.isOn());
        }
        minuteOf(LITTLE);
        assertTrue(!first.isOn() && second.isOn());
    }

    @Test
    void justUnderTheBudgetNothingComesBack() {
        budget.begin(now);
        minuteOf(FAR_TOO_MUCH);
        for (int minute = 0; minute < 20; minute++) {
            minuteOf(ENOUGH);
        }
        assertTrue(!first.isOn());
    }

    @Test
    void aFeatureThatHasToRestAgainRestsTwiceAsLong() {
        budget.begin(now);
        minuteOf(FAR_TOO_MUCH);
        assertEquals(5, minutesUntilFirstIsBack());
        minuteOf(FAR_TOO_MUCH);
        assertEquals(10, minutesUntilFirstIsBack());
    }

    private int minutesUntilFirstIsBack() {
        int minutes = 0;
        while (!first.isOn()) {
            minuteOf(LITTLE);
            minutes++;
        }
        return minutes;
    }

    /** Five looks within a minute in which so many CPU seconds are taken. */
    private void minuteOf(double taken) {
        for (int look = 0; look < 5; look++) {
            now += MINUTE_NANOS / 5;
            cpuSeconds += taken / 5;
            budget.check(now);
        }
    }

    private long lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().count();
    }
}
