package dev.sonde.bill;

import java.util.EnumMap;
import java.util.Map;

/** Bytes by part. What is known better is moved from one part to another, so that the sum stays as it was. */
final class MemoryAccount {

    private final Map<MemoryPart, Long> bytes = new EnumMap<>(MemoryPart.class);

    void add(MemoryPart part, long more) {
        bytes.merge(part, more, Long::sum);
    }

    /** Moves as much as is there, and returns how much that was. */
    long move(MemoryPart from, MemoryPart to, long wantedBytes) {
        long moved = Math.max(0, Math.min(wantedBytes, of(from)));
        add(from, -moved);
        add(to, moved);
        return moved;
    }

    long of(MemoryPart part) {
        return bytes.getOrDefault(part, 0L);
    }

    /** The parts that are known, in the order of {@link MemoryPart}. */
    Map<MemoryPart, Long> parts() {
        return new EnumMap<>(bytes);
    }
}
