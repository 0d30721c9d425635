package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.boot.Lane;
import dev.sonde.metrics.Scale;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Legs on virtual threads as carriers meter them; who carries is played by the test. */
final class CarriersTest {

    private final Map<Long, Long> clocks = new HashMap<>();
    private final Lane one = laneOfAnother();
    private final Lane other = laneOfAnother();
    private final Lane rider = laneOfAnother();
    private final Thread virtual = new Thread(() -> {});
    private final Endpoint endpoint = new Endpoint("GET", "/a", new Scale(1), 0);
    private final OpenRequest request = new OpenRequest(endpoint, 0);
    private final Lanes lanes = new Lanes();
    private final Carriers carriers = new Carriers(new EachsClock(), new EachsClock(), lanes);
    private Lane carrying = one;

    @BeforeEach
    void watch() {
        request.settleAt(endpoint);
        lanes.open();
        carriers.watch(new ThreadLocal<>() {
            @Override
            public Lane get() {
                return carrying;
            }
        });
        rider.request = request;
    }

    @Test
    void aLegIsWhatItTookOnAllItsCarriersAndNotWhatTheyDidMeanwhile() {
        carriers.mounted(virtual);
        take(one, 1_000);
        carriers.begin(rider);
        take(one, 5);
        carriers.unmounted(virtual, false);
        take(one, 100);
        carrying = other;
        take(other, 10_000);
        carriers.mounted(virtual);
        take(other, 30);
        assertTrue(carriers.end(rider, request));
        take(other, 300);
        carriers.unmounted(virtual, true);
        assertEquals(35, endpoint.cpuNanos.sum());
        assertEquals(35, endpoint.allocatedBytes.sum());
        assertEquals(5, lanes.cpuNanos(one.threadId, now(one)));
        assertEquals(30, lanes.cpuNanos(other.threadId, now(other)));
    }

    @Test
    void aThreadThatWasMountedBeforeAnyoneLookedIsNotMeasured() {
        carrying = null;
        carriers.begin(rider);
        carrying = one;
        carriers.unmounted(virtual, false);
        carriers.mounted(virtual);
        take(one, 7);
        assertFalse(carriers.end(rider, request));
        assertEquals(0, endpoint.cpuNanos.sum());
    }

    @Test
    void aLegThatItsThreadNeverEndedEndsWithTheThread() {
        carriers.mounted(virtual);
        carriers.begin(rider);
        take(one, 9);
        carriers.unmounted(virtual, true);
        take(one, 90);
        carriers.mounted(virtual);
        assertNull(one.rider);
        assertEquals(9, endpoint.cpuNanos.sum());
        assertEquals(9, lanes.cpuNanos(one.threadId, now(one)));
    }

    @Test
    void aCarrierThatServesARequestItselfKeepsItsClocks() {
        one.request = request;
        carriers.mounted(virtual);
        carriers.begin(rider);
        assertNull(one.rider);
        assertFalse(carriers.end(rider, request));
    }

    private void take(Lane lane, long units) {
        clocks.merge(lane.threadId, units, Long::sum);
    }

    private long now(Lane lane) {
        return clocks.getOrDefault(lane.threadId, 0L);
    }

    private static Lane laneOfAnother() {
        return CompletableFuture.supplyAsync(Lane::current, task -> new Thread(task).start())
                .join();
    }

    /** Tells of each thread what the test has set; who asks for its own is the carrier. */
    private final class EachsClock extends ThreadClock {
        @Override
        long read() {
            return carrying == null ? UNKNOWN : now(carrying);
        }

        @Override
        long read(long threadId) {
            return clocks.getOrDefault(threadId, 0L);
        }
    }
}
