package dev.sonde.jfr;

import java.util.concurrent.atomic.AtomicLongArray;

/** One value, or the counts and the sum of a histogram. One thread writes, any reads. */
final class Figure {

    private final double[] upperBounds;
    private volatile AtomicLongArray buckets;
    private volatile double value;
    private volatile long setNanos;
    private volatile long lifeNanos = Long.MAX_VALUE;

    Figure(double... upperBounds) {
        this.upperBounds = upperBounds;
    }

    void add(double amount) {
        double before = value;
        value = before + amount;
    }

    void record(double seconds) {
        int bucket = 0;
        while (bucket < upperBounds.length && seconds > upperBounds[bucket]) {
            bucket++;
        }
        if (buckets == null) {
            buckets = new AtomicLongArray(upperBounds.length + 1);
        }
        buckets.lazySet(bucket, buckets.get(bucket) + 1);
        add(seconds);
    }

    /** Takes the place of the value before, for so long. */
    void set(double newValue, long newLifeNanos) {
        value = newValue;
        setNanos = System.nanoTime();
        lifeNanos = newLifeNanos;
    }

    /** NaN if it is too old to be told. */
    double value() {
        return lifeNanos == Long.MAX_VALUE || System.nanoTime() - setNanos < lifeNanos ? value : Double.NaN;
    }

    /** Not cumulated, the last for those above all bounds. */
    long[] bucketCounts() {
        long[] counts = new long[upperBounds.length + 1];
        AtomicLongArray now = buckets;
        for (int i = 0; now != null && i < counts.length; i++) {
            counts[i] = now.get(i);
        }
        return counts;
    }
}
