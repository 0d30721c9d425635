package dev.sonde.jfr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GovernorTest {
    private static final long SECOND = 1_000_000_000;
    private static final Map<String, String> WANTED = Map.of("park#enabled", "true", "park#threshold", "20 ms");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Governor governor = new Governor(100, new Log(new PrintStream(said, true, UTF_8)));
    private final EventKind kind = new EventKind("park");
    private long nowNanos = System.nanoTime();

    @Test
    void aKindIsCutDownAfterTwoSecondsStepByStepAndThenItIsOff() {
        assertFalse(second(150));
        assertTrue(second(150));
        assertEquals("200 ms", settings().get("park#threshold"));
        assertFalse(second(150));
        assertTrue(second(150));
        assertEquals("2000 ms", settings().get("park#threshold"));
        assertEquals("true", settings().get("park#enabled"));
        second(150);
        assertTrue(second(150));
        assertEquals("false", settings().get("park#enabled"));
        assertEquals(3, kind.sheddings());
        assertEquals(1, said.toString(UTF_8).lines().count(), () -> said.toString(UTF_8));
    }

    @Test
    void aFloodIsCutDownAtOnce() {
        assertTrue(second(10_000));
        assertEquals(1, kind.sheddings());
    }

    @Test
    void aSingleBusySecondChangesNothing() {
        assertFalse(second(150));
        assertFalse(second(50));
        assertFalse(second(150));
        assertEquals(WANTED, settings());
        assertEquals("", said.toString(UTF_8));
    }

    @Test
    void itComesBackWhenItWasCalmAndStaysAwayLongerTheNextTime() {
        second(10_000);
        assertEquals(30, secondsUntilItIsBack());
        second(10_000);
        assertEquals(60, secondsUntilItIsBack());
    }

    @Test
    void aKindWithoutAThresholdIsSwitchedOff() {
        second(10_000);
        assertEquals("false", governor.settings(Map.of("park#enabled", "true")).get("park#enabled"));
    }

    private int secondsUntilItIsBack() {
        int seconds = 1;
        while (!second(0)) {
            seconds++;
        }
        assertEquals(WANTED, settings());
        return seconds;
    }

    private Map<String, String> settings() {
        return governor.settings(WANTED);
    }

    private boolean second(int events) {
        for (int i = 0; i < events; i++) {
            kind.came();
        }
        nowNanos += SECOND;
        return governor.look(List.of(kind), nowNanos);
    }
}
