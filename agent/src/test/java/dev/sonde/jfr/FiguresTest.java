package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sonde.metrics.EventMetrics;
import dev.sonde.metrics.Sample;
import dev.sonde.testing.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FiguresTest {

    private final Figures figures = new Figures();

    @Test
    void noEventFillsTheMemoryWithLabels() {
        for (int i = 0; i < 1000; i++) {
            figures.add(EventMetrics.DEOPTIMIZATIONS, 1, "reason " + i);
        }
        assertEquals(
                Figures.MOST + 1, figures.samples(EventMetrics.DEOPTIMIZATIONS).size());
        assertEquals(1000, sum());
    }

    @Test
    void aStateThatIsNoLongerToldIsNoLongerShown() {
        figures.set(EventMetrics.CONTEXT_SWITCHES, 1000, Duration.ofMillis(300).toNanos());
        assertEquals(1000, figures.samples(EventMetrics.CONTEXT_SWITCHES).get(0).value);
        Await.until(
                "it is old",
                Duration.ofSeconds(10),
                () -> Double.isNaN(
                        figures.samples(EventMetrics.CONTEXT_SWITCHES).get(0).value));
    }

    @Test
    void whatIsNotANumberIsPassedOver() {
        figures.add(EventMetrics.DEOPTIMIZATIONS, Double.NaN, "reason");
        figures.record(EventMetrics.SAFEPOINTS, Double.NaN);
        assertFalse(figures.samples(EventMetrics.DEOPTIMIZATIONS).stream().anyMatch(each -> true));
        assertFalse(figures.distributions(EventMetrics.SAFEPOINTS).stream().anyMatch(each -> true));
    }

    private double sum() {
        double sum = 0;
        for (Sample sample : figures.samples(EventMetrics.DEOPTIMIZATIONS)) {
            sum += sample.value;
        }
        return sum;
    }
}
