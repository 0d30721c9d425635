package dev.sonde.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The greatest duration of the last two minutes, as Micrometer's {@code _max} gauges give it: three windows of 40
 * seconds, the oldest of which is emptied when its turn comes. Any thread.
 */
public final class RecentMax {

    private static final int WINDOWS = 3;
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(40);

    private final AtomicLongArray greatest = new AtomicLongArray(WINDOWS);
    private final AtomicLong newest = new AtomicLong(Long.MIN_VALUE);

    /** Takes a duration, in nanoseconds like the clock {@link System#nanoTime} that tells the moment. */
    public void record(long durationNanos, long nowNanos) {
        long window = turnTo(nowNanos);
        int slot = (int) Math.floorMod(window, (long) WINDOWS);
        long seen = greatest.get(slot);
        while (durationNanos > seen && !greatest.compareAndSet(slot, seen, durationNanos)) {
            seen = greatest.get(slot);
        }
    }

    /** In nanoseconds; 0 if there was none. */
    public long read(long nowNanos) {
        turnTo(nowNanos);
        long max = 0;
        for (int i = 0; i < WINDOWS; i++) {
            max = Math.max(max, greatest.get(i));
        }
        return max;
    }

    private long turnTo(long nowNanos) {
        long window = Math.floorDiv(nowNanos, WINDOW_NANOS);
        long last = newest.get();
        while (last < window) {
            if (newest.compareAndSet(last, window)) {
                empty(last, window);
            }
            last = newest.get();
        }
        return window;
    }

    private void empty(long last, long window) {
        long first = last == Long.MIN_VALUE ? window : Math.max(last + 1, window - WINDOWS + 1);
        for (long passed = first; passed <= window; passed++) {
            greatest.set((int) Math.floorMod(passed, (long) WINDOWS), 0);
        }
    }
}
