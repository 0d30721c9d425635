package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LabelOrderTest {

    private final LabelOrder order = new LabelOrder(new Labeller(
            RequestMetrics.REQUESTS_ACTIVE, Naming.MICROMETER, new TreeMap<>(Map.of("application", "shop"))));

    @Test
    void samplesArePlacedByTheirLabelsInOrder() {
        LabelOrder.Places places = order.place(List.of(sample("POST", "/a"), sample("GET", "/b"), sample("GET", "/a")));
        assertArrayEquals(new int[] {2, 1, 0}, places.positions);
        assertEquals("/a", places.labels[0].get("uri"));
        assertEquals("POST", places.labels[2].get("method"));
    }

    @Test
    void samplesWhoseLabelsBecomeTheSameShareAPlace() {
        LabelOrder.Places places = order.place(List.of(sample("GET", "UNKNOWN"), sample("GET", null)));
        assertEquals(1, places.labels.length);
        assertArrayEquals(new int[] {0, 0}, places.positions);
    }

    @Test
    void labelsAreMadeOnceAsLongAsNoNewOnesCome() {
        LabelOrder.Places first = order.place(List.of(sample("GET", "/a"), sample("GET", "/b")));
        LabelOrder.Places second = order.place(List.of(sample("GET", "/b")));
        assertSame(first.labels, second.labels);
        assertArrayEquals(new int[] {1}, second.positions);
    }

    @Test
    void whenNewOnesComeThoseThatAreGoneAreForgotten() {
        order.place(List.of(sample("GET", "/gone"), sample("GET", "/b")));
        LabelOrder.Places places = order.place(List.of(sample("GET", "/b"), sample("GET", "/new")));
        assertEquals(2, places.labels.length);
        assertArrayEquals(new int[] {0, 1}, places.positions);
    }

    private static Sample sample(String method, String uri) {
        return new Sample(1, method, uri);
    }
}
