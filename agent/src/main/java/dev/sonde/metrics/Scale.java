package dev.sonde.metrics;

import java.util.Arrays;

/**
 * How durations are told apart: by cells so fine that the bounds of a histogram and those of a native histogram are all
 * among theirs. So one count serves both, and they cannot disagree. Immutable.
 *
 * <p>Native buckets have Prometheus's schema 3, eight to each doubling: from 1 microsecond, below which all is one, to
 * 4.5 hours, above which all counts in the last.
 */
public final class Scale {

    /** Of the native buckets, in Prometheus's words and in OpenTelemetry's. */
    static final int SCHEMA = 3;

    private static final int PER_DOUBLING = 1 << SCHEMA;
    private static final int LEAST_EXPONENT = -20;
    private static final int GREATEST_EXPONENT = 14;
    /** Upper bound of the first native bucket, where zero belongs. */
    static final double ZERO_THRESHOLD = Math.scalb(1.0, LEAST_EXPONENT);
    /** Native buckets, that of zero included. */
    static final int NATIVE_BUCKETS = (GREATEST_EXPONENT - LEAST_EXPONENT) * PER_DOUBLING + 1;

    private static final double NANOS_PER_SECOND = 1e9;
    // Durations fall into slots by their highest bits, eight slots to a doubling.
    private static final int SLOT_BITS = 3;
    private static final int SLOTS = (Long.SIZE - SLOT_BITS) << SLOT_BITS;

    /** In seconds, the last infinite. */
    final double[] upperBounds;

    private final long[] cellBoundsNanos;
    private final int[] classicOfCell;
    private final int[] nativeOfCell;
    private final int[] firstCellOfSlot = new int[SLOTS];

    /**
     * A scale with these bounds of classic buckets.
     *
     * @param boundsSeconds rising and finite
     */
    public Scale(double... boundsSeconds) {
        this(boundsSeconds, new double[0]);
    }

    /**
     * The same with the cells of another scale too, so that counts by one of the two can be read by the other.
     *
     * @param othersSeconds the bounds of the other
     */
    public Scale(double[] boundsSeconds, double[] othersSeconds) {
        upperBounds = Arrays.copyOf(boundsSeconds, boundsSeconds.length + 1);
        upperBounds[boundsSeconds.length] = Double.POSITIVE_INFINITY;
        long[] classic = nanos(boundsSeconds);
        long[] natives = nativeBoundsNanos();
        cellBoundsNanos = union(union(classic, nanos(othersSeconds)), natives);
        classicOfCell = bucketOfCell(classic, classic.length);
        nativeOfCell = bucketOfCell(natives, natives.length - 1);
        for (int slot = 0; slot < SLOTS; slot++) {
            int found = Arrays.binarySearch(cellBoundsNanos, leastOf(slot));
            firstCellOfSlot[slot] = found < 0 ? -1 - found : found;
        }
    }

    /** Number of cells. */
    int cells() {
        return cellBoundsNanos.length + 1;
    }

    /** The cell of a duration: the first whose bound is not below it. */
    int cell(long nanos) {
        long duration = Math.max(nanos, 0);
        int cell = firstCellOfSlot[slot(duration)];
        while (cell < cellBoundsNanos.length && duration > cellBoundsNanos[cell]) {
            cell++;
        }
        return cell;
    }

    /** Index in {@link #upperBounds} of the bucket that has the cell. */
    int classic(int cell) {
        return classicOfCell[cell];
    }

    /** The native bucket that has the cell, counted from that of zero. */
    int natives(int cell) {
        return nativeOfCell[cell];
    }

    /** Prometheus's number of a native bucket but that of zero: its bound is 2 to the power of an eighth of it. */
    static int nativeIndex(int bucket) {
        return LEAST_EXPONENT * PER_DOUBLING + bucket;
    }

    private int[] bucketOfCell(long[] boundsNanos, int last) {
        int[] buckets = new int[cells()];
        int bucket = 0;
        for (int cell = 0; cell < buckets.length; cell++) {
            boolean isLast = cell == cellBoundsNanos.length;
            while (bucket < last && (isLast || boundsNanos[bucket] < cellBoundsNanos[cell])) {
                bucket++;
            }
            buckets[cell] = bucket;
        }
        return buckets;
    }

    private static long[] nanos(double[] seconds) {
        long[] nanos = new long[seconds.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (long) (seconds[i] * NANOS_PER_SECOND);
        }
        return nanos;
    }

    private static long[] nativeBoundsNanos() {
        long[] bounds = new long[NATIVE_BUCKETS];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = (long) (Math.pow(2, nativeIndex(i) / (double) PER_DOUBLING) * NANOS_PER_SECOND);
        }
        return bounds;
    }

    // No stream: this runs in premain, where the first lambda costs tens of milliseconds.
    private static long[] union(long[] a, long[] b) {
        long[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        Arrays.sort(both);
        int distinct = 0;
        for (long each : both) {
            if (distinct == 0 || both[distinct - 1] != each) {
                both[distinct++] = each;
            }
        }
        return Arrays.copyOf(both, distinct);
    }

    private static int slot(long nanos) {
        int highest = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos | 1);
        if (highest < SLOT_BITS) {
            return (int) nanos;
        }
        int next = (int) (nanos >>> (highest - SLOT_BITS)) & ((1 << SLOT_BITS) - 1);
        return ((highest - SLOT_BITS + 1) << SLOT_BITS) + next;
    }

    private static long leastOf(int slot) {
        int group = slot >>> SLOT_BITS;
        int next = slot & ((1 << SLOT_BITS) - 1);
        return group == 0 ? next : (long) ((1 << SLOT_BITS) + next) << (group - 1);
    }
}
