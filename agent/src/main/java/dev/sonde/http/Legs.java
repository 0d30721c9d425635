package dev.sonde.http;

import dev.sonde.base.Served;
import dev.sonde.base.Serving;
import dev.sonde.boot.Lane;
import dev.sonde.boot.LegRing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What each thread served in the last seconds. Each thread writes down its own legs, from the moment somebody wants to
 * know; a thread that has been idle for long is off the list until it serves again.
 */
final class Legs implements Serving {

    private static final long IDLE_NANOS = 60_000_000_000L;

    private final Endpoints endpoints;
    private final Map<Long, Lane> byThread = new ConcurrentHashMap<>();
    private final VirtualLegs virtual = new VirtualLegs();
    private volatile long holdNanos;
    private volatile boolean areVirtualMetered;

    Legs(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Begins to write down legs, each to be kept for that long; 0 ends it. */
    void keep(long nanos) {
        holdNanos = nanos;
        if (nanos == 0) {
            byThread.values().forEach(lane -> lane.legs = null);
            byThread.clear();
            virtual.clear();
        }
    }

    /** From now on virtual threads are metered as all others are. */
    void includeVirtual() {
        areVirtualMetered = true;
    }

    @Override
    public boolean areVirtualMetered() {
        return areVirtualMetered;
    }

    boolean areKept() {
        return holdNanos != 0;
    }

    /** The thread of the lane begins a leg. */
    void begin(Lane lane, long startNanos) {
        if (lane.virtual) {
            beginVirtual(lane, startNanos);
            return;
        }
        LegRing ring = lane.legs;
        if (ring == null || byThread.get(lane.threadId) != lane) {
            ring = list(lane);
        }
        ring.begin(startNanos);
    }

    // In both, the caller looked before whether legs are kept. Who ends that meanwhile takes away what is there, so
    // that
    // what comes later has to take itself away.
    private void beginVirtual(Lane lane, long startNanos) {
        virtual.begin(lane, startNanos);
        if (!areKept()) {
            virtual.clear();
        }
    }

    private LegRing list(Lane lane) {
        long nanos = holdNanos;
        Lane former = byThread.get(lane.threadId);
        LegRing known = former == null ? null : former.legs;
        LegRing ring = known == null ? new LegRing(nanos) : known;
        lane.legs = ring;
        byThread.put(lane.threadId, lane);
        if (nanos == 0 || holdNanos != nanos) {
            byThread.remove(lane.threadId, lane);
            lane.legs = null;
        }
        return ring;
    }

    /** The thread of the lane ends its leg, which was of the endpoint with that number, or of nobody knows which. */
    void end(Lane lane, long endNanos, int endpoint) {
        LegRing ring = lane.legs;
        if (lane.virtual) {
            virtual.end(lane, endNanos, endpoint);
        } else if (ring != null && ring.openSinceNanos() != 0) {
            ring.end(endNanos, endpoint);
        }
    }

    @Override
    public Served at(long threadId, long nanoTime) {
        Lane lane = byThread.get(threadId);
        LegRing ring = lane == null ? null : lane.legs;
        return ring == null
                ? served(virtual.at(threadId, nanoTime), virtual.open(threadId, nanoTime))
                : served(ring.at(nanoTime), open(lane, ring, nanoTime));
    }

    @Override
    public void each(long nanoTime, Consumer<Served> consumer) {
        for (Lane lane : byThread.values()) {
            LegRing ring = lane.legs;
            Served served = ring == null ? null : served(ring.at(nanoTime), open(lane, ring, nanoTime));
            if (served != null && served != Served.FORGOTTEN) {
                consumer.accept(served);
            }
        }
    }

    @Override
    public boolean shows(Served served) {
        return endpoints.areShown(served.uri);
    }

    /** Takes threads that have been idle for long off the list. */
    @Override
    public void sweep() {
        long idleSince = System.nanoTime() - IDLE_NANOS;
        byThread.values().removeIf(lane -> {
            LegRing ring = lane.legs;
            return ring == null || ring.isIdleSince(idleSince);
        });
    }

    private static Object open(Lane lane, LegRing ring, long nanoTime) {
        long sinceNanos = ring.openSinceNanos();
        return sinceNanos != 0 && sinceNanos - nanoTime <= 0 ? lane.request : null;
    }

    private Served served(int number, Object open) {
        if (open instanceof OpenRequest) {
            Endpoint endpoint = ((OpenRequest) open).latestEndpoint();
            return endpoint == null ? Served.FORGOTTEN : endpoints.exported(endpoint).served;
        }
        if (number == LegRing.NONE) {
            return null;
        }
        return number == LegRing.FORGOTTEN ? Served.FORGOTTEN : endpoints.exported(endpoints.numbered(number)).served;
    }
}
