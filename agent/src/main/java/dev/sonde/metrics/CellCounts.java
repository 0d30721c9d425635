package dev.sonde.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts durations by the cells of a scale. Any thread, without a lock; a cell takes memory from its first duration on,
 * so that a histogram has some dozens and never more than the scale has.
 */
public final class CellCounts {

    private final Scale scale;
    private final AtomicReferenceArray<LongAdder> cells;
    // Which cells are there, one bit each: most are not.
    private final AtomicLongArray used;

    public CellCounts(Scale scale) {
        this.scale = scale;
        this.cells = new AtomicReferenceArray<>(scale.cells());
        this.used = new AtomicLongArray((scale.cells() + Long.SIZE - 1) / Long.SIZE);
    }

    /**
     * Counts one.
     *
     * @return its bucket by the scale's own bounds
     */
    public int record(long nanos) {
        return record(nanos, 1);
    }

    /** Counts several of one duration. */
    public int record(long nanos, long count) {
        int cell = scale.cell(nanos);
        LongAdder known = cells.get(cell);
        (known == null ? first(cell) : known).add(count);
        return scale.classic(cell);
    }

    /** How many there are. */
    public long count() {
        long count = 0;
        for (int cell = next(0); cell >= 0; cell = next(cell + 1)) {
            count += cells.get(cell).sum();
        }
        return count;
    }

    /** How many there are by the scale's own bounds, not cumulated, the last for those above them all. */
    public long[] bucketCounts() {
        long[] counts = new long[scale.upperBounds.length];
        addTo(scale, counts, null);
        return counts;
    }

    /**
     * Adds what there is to the counts of the buckets.
     *
     * @param by the scale it counts by, or one with the same cells
     * @param natives null if nobody wants them
     */
    void addTo(Scale by, long[] classic, long[] natives) {
        for (int cell = next(0); cell >= 0; cell = next(cell + 1)) {
            long count = cells.get(cell).sum();
            classic[by.classic(cell)] += count;
            if (natives != null) {
                natives[by.natives(cell)] += count;
            }
        }
    }

    private LongAdder first(int cell) {
        LongAdder fresh = new LongAdder();
        if (!cells.compareAndSet(cell, null, fresh)) {
            return cells.get(cell);
        }
        used.getAndAdd(cell / Long.SIZE, 1L << cell);
        return fresh;
    }

    /** The first cell from this one on that is used, or -1. */
    private int next(int from) {
        int word = from / Long.SIZE;
        long bits = word < used.length() ? used.get(word) & (-1L << from) : 0;
        while (bits == 0 && ++word < used.length()) {
            bits = used.get(word);
        }
        return bits == 0 ? -1 : word * Long.SIZE + Long.numberOfTrailingZeros(bits);
    }
}
