package dev.sonde.bill;

import dev.sonde.linux.Mapping;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that are reserved for the Java heap; they never change. */
final class HeapRange {

    private static final Pattern BOUNDS = Pattern.compile("\\[(0x\\p{XDigit}+(?:,\\s*0x\\p{XDigit}+)+)[)\\]]");
    private static final Pattern BETWEEN = Pattern.compile(",\\s*");

    /** First address of it, and the first behind it; both 0 if unknown. */
    final long from;

    final long to;

    HeapRange(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** Asks the JVM. It takes the heap's lock for a moment, so a collection is waited for; it stops nothing. */
    static HeapRange ask() {
        return parse(DiagnosticCommands.run("gcHeapInfo"));
    }

    /**
     * Takes the least and the greatest bound of all generations and spaces.
     *
     * @param heapInfo what {@code GC.heap_info} says, in which ZGC tells no addresses
     */
    static HeapRange parse(String heapInfo) {
        long least = Long.MAX_VALUE;
        long greatest = 0;
        for (Matcher matcher = BOUNDS.matcher(heapInfo); matcher.find(); ) {
            for (String bound : BETWEEN.split(matcher.group(1))) {
                long address = Long.parseLong(bound.substring(2), 16);
                least = Math.min(least, address);
                greatest = Math.max(greatest, address);
            }
        }
        return greatest == 0 ? new HeapRange(0, 0) : new HeapRange(least, greatest);
    }

    boolean isKnown() {
        return to > 0;
    }

    boolean covers(Mapping mapping) {
        return from <= mapping.from && mapping.to <= to;
    }

    boolean overlaps(Mapping mapping) {
        return from < mapping.to && mapping.from < to;
    }
}
