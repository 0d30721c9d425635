package dev.sonde.access;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Says who may have a password hashed, which costs as much as thousands of scrapes: one at a time, with a pause after
 * each, and nobody for a while who was wrong too often. Any thread.
 */
final class HashWork {

    private static final int MOST_WAITING = 3;
    private static final long PATIENCE_MILLIS = 2_000;
    /** So many times as long as a hash took is the pause after it: the work takes a quarter of a processor at most. */
    private static final int PAUSE_FACTOR = 3;

    private static final int FREE_MISSES = 3;
    private static final int HIGHEST_DOUBLING = 7;
    private static final long FIRST_WAIT_NANOS = 250_000_000;
    private static final int MOST_ADDRESSES = 1_024;

    private final Semaphore places = new Semaphore(1 + MOST_WAITING);
    private final Semaphore turn = new Semaphore(1);
    private final LongAdder hashes = new LongAdder();
    private final Map<InetAddress, Misses> misses = new LinkedHashMap<InetAddress, Misses>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Misses> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };
    private volatile long freeAtNanos = System.nanoTime();

    /** Computes one hash or more. */
    interface Work {
        Right right();
    }

    /** What comes of the work; that it has to be done later if it cannot be done now. */
    Verdict done(InetAddress caller, Work work) {
        if (isBarred(caller) || !places.tryAcquire()) {
            return Verdict.LATER;
        }
        try {
            if (!turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return Verdict.LATER;
            }
            try {
                return inTurn(caller, work);
            } finally {
                turn.release();
            }
        } catch (InterruptedException cutOff) {
            Thread.currentThread().interrupt();
            return Verdict.LATER;
        } finally {
            places.release();
        }
    }

    /** How many there were. */
    long count() {
        return hashes.sum();
    }

    void counted() {
        hashes.increment();
    }

    private Verdict inTurn(InetAddress caller, Work work) throws InterruptedException {
        long began = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(Math.max(freeAtNanos - began, 0));
        long hashing = System.nanoTime();
        Right right = work.right();
        long ended = System.nanoTime();
        freeAtNanos = ended + PAUSE_FACTOR * (ended - hashing);
        note(caller, right != null);
        return Verdict.of(right);
    }

    private boolean isBarred(InetAddress caller) {
        synchronized (misses) {
            Misses former = misses.get(caller);
            return former != null && System.nanoTime() - former.barredUntilNanos < 0;
        }
    }

    private void note(InetAddress caller, boolean isRight) {
        synchronized (misses) {
            if (isRight) {
                misses.remove(caller);
            } else {
                misses.computeIfAbsent(caller, address -> new Misses()).add();
            }
        }
    }

    /** How often one address was wrong in a row. */
    private static final class Misses {

        private int count;
        private long barredUntilNanos = System.nanoTime();

        void add() {
            count++;
            if (count > FREE_MISSES) {
                int doubling = Math.min(count - FREE_MISSES - 1, HIGHEST_DOUBLING);
                barredUntilNanos = System.nanoTime() + (FIRST_WAIT_NANOS << doubling);
            }
        }
    }
}
