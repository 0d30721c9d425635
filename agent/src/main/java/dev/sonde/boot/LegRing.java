package dev.sonde.boot;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * The last legs of one thread, for a reader that learns a moment later what the thread did at some instant. Written by
 * the thread itself without waiting, read by any.
 *
 * <p>It grows with the rate of the thread's legs until it holds those of the time asked for.
 */
public final class LegRing {

    /** The thread ran no leg then. */
    public static final int NONE = -1;
    /** The legs of that time are overwritten. */
    public static final int FORGOTTEN = -2;

    private static final int FIRST_SLOTS = 32;
    private static final int MOST_SLOTS = 1 << 15;
    private static final int LONGS = 3;

    private static final AtomicLongFieldUpdater<LegRing> WRITTEN =
            AtomicLongFieldUpdater.newUpdater(LegRing.class, "written");
    private static final AtomicLongFieldUpdater<LegRing> OPEN =
            AtomicLongFieldUpdater.newUpdater(LegRing.class, "openSinceNanos");

    private final long holdNanos;
    // A slot is a leg's start, its end, and the number of its endpoint.
    private volatile AtomicLongArray slots = new AtomicLongArray(FIRST_SLOTS * LONGS);
    private volatile long written;
    private volatile long openSinceNanos;

    /**
     * An empty ring.
     *
     * @param holdNanos how long legs are to be kept, as far as the ring may grow
     */
    public LegRing(long holdNanos) {
        this.holdNanos = holdNanos;
    }

    /** A leg begins. */
    public void begin(long startNanos) {
        OPEN.lazySet(this, startNanos == 0 ? 1 : startNanos);
    }

    /** The leg ends that began last. */
    public void end(long endNanos, int endpoint) {
        AtomicLongArray ring = slots;
        long leg = written;
        int at = slot(leg, ring);
        if (leg >= ring.length() / LONGS && endNanos - ring.get(at + 1) < holdNanos) {
            ring = grown(ring, leg);
            at = slot(leg, ring);
        }
        ring.lazySet(at, openSinceNanos);
        ring.lazySet(at + 1, endNanos);
        ring.lazySet(at + 2, endpoint);
        WRITTEN.lazySet(this, leg + 1);
        OPEN.lazySet(this, 0);
    }

    /** When the leg that runs now began, 0 if none does. */
    public long openSinceNanos() {
        return openSinceNanos;
    }

    /** Whether no leg has run since that instant. */
    public boolean isIdleSince(long nanos) {
        long legs = written;
        AtomicLongArray ring = slots;
        return openSinceNanos == 0 && (legs == 0 || ring.get(slot(legs - 1, ring) + 1) - nanos < 0);
    }

    /** The endpoint's number of the finished leg that ran at an instant, or {@link #NONE}, or {@link #FORGOTTEN}. */
    public int at(long nanos) {
        long end = written;
        AtomicLongArray ring = slots;
        int capacity = ring.length() / LONGS;
        for (long leg = end - 1; leg >= 0; leg--) {
            int at = slot(leg, ring);
            long startNanos = ring.get(at);
            long endNanos = ring.get(at + 1);
            long endpoint = ring.get(at + 2);
            // The slot may have been written over while it was read.
            if (leg <= written - capacity) {
                return FORGOTTEN;
            }
            if (endNanos - nanos < 0) {
                return NONE;
            }
            if (startNanos - nanos <= 0) {
                return (int) endpoint;
            }
        }
        return NONE;
    }

    private AtomicLongArray grown(AtomicLongArray ring, long legs) {
        int capacity = ring.length() / LONGS;
        if (capacity >= MOST_SLOTS) {
            return ring;
        }
        AtomicLongArray larger = new AtomicLongArray(2 * ring.length());
        for (long leg = legs - capacity; leg < legs; leg++) {
            int from = slot(leg, ring);
            int to = slot(leg, larger);
            for (int i = 0; i < LONGS; i++) {
                larger.lazySet(to + i, ring.get(from + i));
            }
        }
        slots = larger;
        return larger;
    }

    private static int slot(long leg, AtomicLongArray ring) {
        return (int) (leg & (ring.length() / LONGS - 1)) * LONGS;
    }
}
