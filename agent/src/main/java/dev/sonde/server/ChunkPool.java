package dev.sonde.server;

import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The pieces of memory that answers are kept in: what one scrape has used is there for the next. Any thread. */
final class ChunkPool {

    // Small enough to be nothing special to any collector, and to leave the JDK's server with small buffers of its own.
    static final int CHUNK_BYTES = 1 << 15;
    private static final int MOST_FREE = 128;

    // Soft: a service that is short of heap gets them.
    private final Queue<SoftReference<byte[]>> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger freeCount = new AtomicInteger();

    /** A piece with whatever was in it. */
    byte[] take() {
        SoftReference<byte[]> next = free.poll();
        while (next != null) {
            freeCount.decrementAndGet();
            byte[] chunk = next.get();
            if (chunk != null) {
                return chunk;
            }
            next = free.poll();
        }
        return new byte[CHUNK_BYTES];
    }

    void giveBack(byte[] chunk) {
        if (freeCount.incrementAndGet() <= MOST_FREE) {
            free.add(new SoftReference<>(chunk));
        } else {
            freeCount.decrementAndGet();
        }
    }
}
