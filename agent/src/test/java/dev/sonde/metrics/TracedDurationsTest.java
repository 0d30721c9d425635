package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.snapshots.Exemplar;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TracedDurationsTest {

    private static final Scale SCALE = new Scale(0.001, 1);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String HEADER = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final long NOW = 1_700_000_000_123L;
    private static final long NANOS = 5_000_000;

    // Clocks of a JVM may begin anywhere.
    private static final long START = Long.MAX_VALUE - 10;

    private final TracedDurations traced = new TracedDurations(SCALE, START);

    @Test
    void aTraceIsShownWithTheDurationInSecondsAndWhenItWas() {
        traced.wish(1, NANOS, START).grant(HEADER, NOW);
        Exemplar shown = shown(START).get(0);
        assertEquals(0.005, shown.getValue());
        assertEquals(NOW, shown.getTimestampMillis());
        assertEquals(TRACE, shown.getLabels().get("trace_id"));
        assertEquals("00f067aa0ba902b7", shown.getLabels().get("span_id"));
        int characters = IntStream.range(0, shown.getLabels().size())
                .map(i -> shown.getLabels().getName(i).length()
                        + shown.getLabels().getValue(i).length())
                .sum();
        assertTrue(characters <= 128, characters + " characters, OpenMetrics allows 128");
    }

    @Test
    void aBucketThatHasOneAsksForNoOtherForAWhileWhateverTheOthersDo() {
        traced.wish(1, NANOS, START).grant(HEADER, NOW);
        assertNull(traced.wish(1, NANOS, START + TracedDurations.CONTENT_NANOS - 1));
        assertNotNull(traced.wish(0, NANOS, START + 1));
        assertNotNull(traced.wish(1, NANOS, START + TracedDurations.CONTENT_NANOS));
    }

    @Test
    void whereThereIsNoTraceToBeHadItAsksAgainSoonButNotAtOnce() {
        traced.wish(2, NANOS, START).grant(null, NOW);
        assertNull(traced.wish(2, NANOS, START + TracedDurations.RETRY_NANOS - 1));
        traced.wish(2, NANOS, START + TracedDurations.RETRY_NANOS).grant(HEADER.replace("-01", "-00"), NOW);
        assertEquals(List.of(), shown(START));
        assertNotNull(traced.wish(2, NANOS, START + 2 * TracedDurations.RETRY_NANOS));
    }

    @Test
    void ofDurationsThatAreShownAsOneTheNewestTraceOfEachBucketIsTaken() {
        TracedDurations other = new TracedDurations(SCALE, START);
        traced.wish(0, 1, START).grant(HEADER, NOW);
        traced.wish(1, 2, START + 1).grant(HEADER, NOW);
        other.wish(0, 3, START + 1).grant(HEADER, NOW);
        other.wish(1, 4, START).grant(HEADER, NOW);
        Traced[] newest = new Traced[SCALE.upperBounds.length];
        traced.addTo(newest, START + 1);
        other.addTo(newest, START + 1);
        assertEquals(3e-9, newest[0].exemplar().getValue());
        assertEquals(2e-9, newest[1].exemplar().getValue());
        assertNull(newest[2]);
    }

    @Test
    void whatIsOldIsNoLongerShown() {
        traced.wish(1, NANOS, START).grant(HEADER, NOW);
        assertEquals(1, shown(START + TracedDurations.SHOWN_NANOS).size());
        assertEquals(List.of(), shown(START + TracedDurations.SHOWN_NANOS + 1));
        assertEquals(List.of(), shown(START));
    }

    @Test
    void aClockThatIsSetBackMakesNothingOfOldNewer() {
        TracedDurations later = new TracedDurations(SCALE, START);
        traced.wish(1, 1, START).grant(HEADER, NOW);
        later.wish(1, 2, START + 1).grant(HEADER, NOW - 3_600_000);
        Traced[] newest = new Traced[SCALE.upperBounds.length];
        later.addTo(newest, START + 1);
        traced.addTo(newest, START + 1);
        assertEquals(2e-9, newest[1].exemplar().getValue());
    }

    @Test
    void ofManyThreadsOneIsAsked() {
        AtomicInteger wishes = new AtomicInteger();
        IntStream.range(0, 100_000).parallel().forEach(i -> {
            if (traced.wish(1, NANOS, START) != null) {
                wishes.incrementAndGet();
            }
        });
        assertEquals(1, wishes.get());
    }

    private List<Exemplar> shown(long nowNanos) {
        Traced[] newest = new Traced[SCALE.upperBounds.length];
        traced.addTo(newest, nowNanos);
        return Arrays.stream(newest)
                .filter(Objects::nonNull)
                .map(Traced::exemplar)
                .toList();
    }
}
