package dev.sonde.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HistoryTest {

    private static final long SECOND = 1_000_000_000L;
    private static final float UNKNOWN = Float.NaN;

    private final History history = new History();
    private long seconds = 1_000;
    private long clockAheadSeconds;

    @Test
    void aLevelIsKeptAsItIsAndARateByTheSecond() {
        keep("jit", 100, 5);
        keep("jit", 120, 6);
        keep("jit", 125, 7);
        assertArrayEquals(new float[] {2, 0.5f}, series(0, "cpu", "jit"));
        assertArrayEquals(new float[] {6, 7}, series(0, "heap", "used"));
        assertEquals(List.of(1_010.0, 1_020.0), history.since(0).get("seconds"));
    }

    @Test
    void whatIsKnownIsNotAskedForAgain() {
        keep("jit", 0, 0);
        keep("jit", 10, 1);
        int next = (int) history.since(0).get("next");
        assertEquals(List.of(), history.since(next).get("seconds"));
        keep("jit", 30, 2);
        assertArrayEquals(new float[] {2}, series(next, "cpu", "jit"));
        assertEquals(List.of(), history.since(999_999_999).get("seconds"));
    }

    @Test
    void whatWasNotToldIsUnknown() {
        keep("jit", 0, 0);
        keep("gc", 0, 0);
        keep("gc", 10, 0);
        keep("jit", 10, 0);
        keep("jit", 40, 0);
        assertArrayEquals(new float[] {UNKNOWN, UNKNOWN, UNKNOWN, 3}, series(0, "cpu", "jit"));
        assertArrayEquals(new float[] {UNKNOWN, 1, UNKNOWN, UNKNOWN}, series(0, "cpu", "gc"));
    }

    @Test
    void aCounterThatShrinksHasNotGrown() {
        keep("jit", 10, 0);
        keep("jit", 4, 0);
        keep("jit", 5, 0);
        assertArrayEquals(new float[] {0, 0.1f}, series(0, "cpu", "jit"));
    }

    @Test
    void halfAnHourIsKeptAndWhatIsOverIsForgotten() {
        keep("gone", 1, 0);
        for (int i = 0; i < 500; i++) {
            keep("jit", i * 10, i);
        }
        assertEquals(History.MOMENTS, ((List<?>) history.since(0).get("seconds")).size());
        float[] used = series(0, "heap", "used");
        assertEquals(320, used[0]);
        assertEquals(499, used[used.length - 1]);
        assertNull(series(0, "cpu", "gone"));
    }

    @Test
    void aClockThatIsSetBackSetsTheWholePastWhichIsToldAnew() {
        keep("jit", 0, 0);
        keep("jit", 10, 0);
        int next = (int) history.since(0).get("next");
        clockAheadSeconds = -3_600;
        keep("jit", 20, 0);
        assertEquals(List.of(-2_590.0, -2_580.0), history.since(next).get("seconds"));
        assertArrayEquals(new float[] {1, 1}, series(next, "cpu", "jit"));
        int after = (int) history.since(next).get("next");
        keep("jit", 30, 0);
        assertEquals(List.of(-2_570.0), history.since(after).get("seconds"));
    }

    @Test
    void itHasABound() {
        for (int i = 0; i < 5_000; i++) {
            keep("part-" + i, i, 0);
        }
        assertTrue(((Map<?, ?>) topics(0).get("cpu")).size() <= 200);
    }

    private void keep(String name, double cpuSeconds, double usedBytes) {
        Figures figures = new Figures(false);
        figures.add(Topic.CPU, name, cpuSeconds);
        figures.add(Topic.HEAP, "used", usedBytes);
        figures.add(Topic.HEAP, "max", Double.NaN);
        history.keep(figures, (seconds + clockAheadSeconds) * 1_000, seconds * SECOND);
        seconds += 10;
    }

    private Map<?, ?> topics(int from) {
        return (Map<?, ?>) history.since(from).get("topics");
    }

    private float[] series(int from, String topic, String name) {
        return (float[]) ((Map<?, ?>) topics(from).get(topic)).get(name);
    }
}
