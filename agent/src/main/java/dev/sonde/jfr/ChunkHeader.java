package dev.sonde.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The head of a chunk: how long it is, and how its ticks are to be read. Immutable. */
final class ChunkHeader {

    static final int BYTES = 68;

    private static final int MAGIC = 0x464C5200; // FLR
    private static final int SIZE_AT = 8;
    private static final int START_NANOS_AT = 32;
    private static final int DURATION_AT = 40;
    private static final int START_TICKS_AT = 48;
    private static final int TICKS_PER_SECOND_AT = 56;
    private static final double NANOS_PER_SECOND = 1e9;

    final long sizeBytes;
    /** Since the epoch. */
    final long startNanos;

    final long durationNanos;
    private final long startTicks;
    private final double nanosPerTick;

    private ChunkHeader(ByteBuffer head) {
        sizeBytes = head.getLong(SIZE_AT);
        startNanos = head.getLong(START_NANOS_AT);
        durationNanos = head.getLong(DURATION_AT);
        startTicks = head.getLong(START_TICKS_AT);
        nanosPerTick = NANOS_PER_SECOND / head.getLong(TICKS_PER_SECOND_AT);
    }

    /**
     * Reads the first bytes of a chunk.
     *
     * @throws IOException if they are none of a finished chunk
     */
    static ChunkHeader parse(byte[] bytes) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        ChunkHeader header = new ChunkHeader(head);
        if (head.getInt(0) != MAGIC || header.sizeBytes < BYTES) {
            throw new IOException("not a chunk of a recording");
        }
        return header;
    }

    long endNanos() {
        return startNanos + durationNanos;
    }

    /** Nanoseconds from a tick to the start of the chunk. */
    long nanosSince(double ticks) {
        return (long) ((startTicks - ticks) * nanosPerTick);
    }

    /** The tick at that time since the epoch. */
    double ticksAt(long epochNanos) {
        return startTicks + (epochNanos - startNanos) / nanosPerTick;
    }
}
