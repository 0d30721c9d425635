package dev.sonde.bill;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The threads that ended last. For some microseconds after its last act a thread is still found among the live ones,
 * and must not be taken for a new one then.
 */
final class RecentlyEnded {

    private static final int SIZE = 1024;

    private final AtomicLongArray ids = new AtomicLongArray(SIZE);
    private final AtomicInteger next = new AtomicInteger();

    void add(long threadId) {
        ids.set(next.getAndIncrement() & (SIZE - 1), threadId);
    }

    boolean contains(long threadId) {
        for (int i = 0; i < SIZE; i++) {
            if (ids.get(i) == threadId) {
                return true;
            }
        }
        return false;
    }
}
