package dev.sonde.http;

import dev.sonde.boot.Lane;
import dev.sonde.boot.LegRing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The last legs of all virtual threads, in one ring: there may be millions of them, most of which serve one request.
 * Any thread.
 */
final class VirtualLegs {

    // Holds what 13,000 requests a second leave in the two and a half seconds until their samples have come.
    private static final int SLOTS = 1 << 15;
    private static final int LONGS = 5;
    // Legs are in the order of their ends, but for those who lost their processor between the end and its number.
    private static final long DISORDER_NANOS = 100_000_000;

    private final Map<Long, Leg> open = new ConcurrentHashMap<>();
    private final AtomicLong claimed = new AtomicLong();
    // A slot is the number of the leg plus one, its thread, its start, its end and its endpoint.
    private volatile AtomicLongArray slots;

    /** The calling thread begins a leg. */
    void begin(Lane lane, long startNanos) {
        if (slots == null) {
            makeRoom();
        }
        open.put(lane.threadId, new Leg(startNanos, lane.request));
    }

    /** The calling thread ends its leg. */
    void end(Lane lane, long endNanos, int endpoint) {
        Leg leg = open.remove(lane.threadId);
        AtomicLongArray ring = slots;
        if (leg == null || ring == null) {
            return;
        }
        long number = claimed.getAndIncrement();
        int at = slot(number);
        ring.set(at, 0);
        ring.lazySet(at + 1, lane.threadId);
        ring.lazySet(at + 2, leg.startNanos);
        ring.lazySet(at + 3, endNanos);
        ring.lazySet(at + 4, endpoint);
        ring.lazySet(at, number + 1);
    }

    /** The request whose leg the thread has been running since that instant or longer, or null. */
    Object open(long threadId, long nanos) {
        Leg leg = open.get(threadId);
        return leg != null && leg.startNanos - nanos <= 0 ? leg.request : null;
    }

    /** As {@link LegRing#at} of that thread. */
    int at(long threadId, long nanos) {
        AtomicLongArray ring = slots;
        if (ring == null) {
            return LegRing.NONE;
        }
        for (long number = claimed.get() - 1; number >= 0; number--) {
            int at = slot(number);
            long thread = ring.get(at + 1);
            long startNanos = ring.get(at + 2);
            long endNanos = ring.get(at + 3);
            long endpoint = ring.get(at + 4);
            long mark = ring.get(at);
            if (mark > number + 1) {
                return LegRing.FORGOTTEN;
            }
            if (mark != number + 1) {
                continue;
            }
            if (endNanos - nanos < -DISORDER_NANOS) {
                return LegRing.NONE;
            }
            if (thread == threadId && startNanos - nanos <= 0 && endNanos - nanos >= 0) {
                return (int) endpoint;
            }
        }
        return LegRing.NONE;
    }

    /** Forgets all. */
    void clear() {
        open.clear();
        slots = null;
    }

    private synchronized void makeRoom() {
        if (slots == null) {
            slots = new AtomicLongArray(SLOTS * LONGS);
        }
    }

    private static int slot(long number) {
        return (int) (number & (SLOTS - 1)) * LONGS;
    }

    /** A leg that runs. */
    private static final class Leg {
        private final long startNanos;
        private final Object request;

        Leg(long startNanos, Object request) {
            this.startNanos = startNanos;
            this.request = request;
        }
    }
}
