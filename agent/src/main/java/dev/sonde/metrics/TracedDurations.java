package dev.sonde.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last duration of each bucket of a histogram whose trace is known, for its exemplars. A bucket asks for a trace
 * only now and then, so that all other durations cost a look at when it will ask again. Any thread, without a lock.
 */
public final class TracedDurations {

    /** How long a bucket is content with what it has. */
    static final long CONTENT_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** When it asks again, where there was no trace to be had. */
    static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** For how long it is shown: by then, a trace is stored or never will be. */
    static final long SHOWN_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final AtomicReferenceArray<Traced> last;
    private final AtomicLongArray askNanos;

    /**
     * None so far.
     *
     * @param scale that of the durations' tally
     * @param nowNanos by {@link System#nanoTime}
     */
    public TracedDurations(Scale scale, long nowNanos) {
        int buckets = scale.upperBounds.length;
        last = new AtomicReferenceArray<>(buckets);
        askNanos = new AtomicLongArray(buckets);
        for (int bucket = 0; bucket < buckets; bucket++) {
            askNanos.lazySet(bucket, nowNanos);
        }
    }

    /**
     * Whether the trace of a duration is wanted.
     *
     * @param bucket of the duration, from {@link CellCounts#record(long)}
     * @return null, as nearly always, or what wants it
     */
    public Wish wish(int bucket, long durationNanos, long nowNanos) {
        long ask = askNanos.get(bucket);
        boolean isWanted = nowNanos - ask >= 0 && askNanos.compareAndSet(bucket, ask, nowNanos + RETRY_NANOS);
        return isWanted ? new Wish(bucket, durationNanos, nowNanos) : null;
    }

    /** Puts what there is in the place of what is older. */
    void addTo(Traced[] newest, long nowNanos) {
        for (int bucket = 0; bucket < newest.length; bucket++) {
            Traced mine = last.get(bucket);
            if (mine != null && nowNanos - mine.endNanos > SHOWN_NANOS) {
                last.compareAndSet(bucket, mine, null);
            } else if (mine != null && (newest[bucket] == null || newest[bucket].endNanos - mine.endNanos < 0)) {
                newest[bucket] = mine;
            }
        }
    }

    /** A duration whose trace is wanted. */
    public final class Wish {

        private final int bucket;
        private final long durationNanos;
        private final long endNanos;

        private Wish(int bucket, long durationNanos, long endNanos) {
            this.bucket = bucket;
            this.durationNanos = durationNanos;
            this.endNanos = endNanos;
        }

        /**
         * Takes its trace from a header that a client sent.
         *
         * @param traceparent as it came; null and what is no recorded trace are as good as none
         */
        public void grant(String traceparent, long epochMillis) {
            TraceParent trace = TraceParent.recorded(traceparent);
            if (trace != null) {
                last.set(bucket, new Traced(trace, durationNanos, endNanos, epochMillis));
                askNanos.set(bucket, endNanos + CONTENT_NANOS);
            }
        }
    }
}
