package dev.sonde.bill;

import dev.sonde.linux.Mapping;
import java.util.List;

/**
 * Tells the mappings that are stacks of threads.
 *
 * <p>Since 6.7 Linux marks them. Before, a stack is what lies on a guard: some pages that nobody may touch, and that
 * were not merely reserved. There, what was mapped above it earlier may have become one mapping with it, so it ends
 * where the longest stack of the JVM would.
 */
final class ThreadStacks {

    private static final long LONGEST_GUARD_BYTES = 128 << 10;
    private static final long DEFAULT_STACK_KILOBYTES = 1024;

    private final List<Mapping> mappings;
    private final long longestBytes;
    private final boolean areMarked;

    ThreadStacks(List<Mapping> mappings, long longestBytes) {
        this.mappings = mappings;
        this.longestBytes = longestBytes;
        this.areMarked = mappings.stream().anyMatch(mapping -> mapping.isAnonymous() && mapping.isWithoutHugePages);
    }

    /** The longest that this JVM gives a thread by itself, with its guards. */
    static long longestBytes() {
        long kilobytes = DEFAULT_STACK_KILOBYTES;
        for (String flag : new String[] {"ThreadStackSize", "VMThreadStackSize", "CompilerThreadStackSize"}) {
            kilobytes = Math.max(kilobytes, VmFlags.number(flag));
        }
        return (kilobytes << 10) + LONGEST_GUARD_BYTES;
    }

    /** Where the stack at the start of this mapping ends; its start if there is none. */
    long end(int index) {
        Mapping mapping = mappings.get(index);
        if (areMarked) {
            return mapping.isWithoutHugePages ? mapping.to : mapping.from;
        }
        return isOnGuard(index) ? Math.min(mapping.to, mapping.from + longestBytes) : mapping.from;
    }

    private boolean isOnGuard(int index) {
        if (index == 0 || !mappings.get(index).isWritable) {
            return false;
        }
        Mapping below = mappings.get(index - 1);
        return below.to == mappings.get(index).from
                && below.isAnonymous()
                && below.isReserved
                && !below.isUnpromised
                && below.bytes() <= LONGEST_GUARD_BYTES;
    }
}
