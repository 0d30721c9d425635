package dev.sonde.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for a condition with a deadline, looking again every few milliseconds, and less often the longer it takes. */
public final class Await {
    private static final long SHORTEST_PAUSE_NANOS = 20_000_000;
    private static final long LONGEST_PAUSE_NANOS = 100_000_000;
    private static final int PAUSES = 20;

    private Await() {}

    /** Waits until the condition holds; a condition that throws does not hold yet. */
    public static void until(String what, Duration patience, Callable<Boolean> condition) {
        value(what, patience, condition, Boolean::booleanValue);
    }

    /** Waits for a value that is wanted, and returns it. */
    public static <T> T value(String what, Duration patience, Callable<T> source, Predicate<T> wanted) {
        long startNanos = System.nanoTime();
        long passedNanos;
        Object last = "nothing";
        Throwable failure = null;
        do {
            try {
                T value = source.call();
                if (wanted.test(value)) {
                    return value;
                }
                last = value;
            } catch (Exception | AssertionError e) {
                failure = e;
            }
            passedNanos = System.nanoTime() - startNanos;
            LockSupport.parkNanos(Math.max(SHORTEST_PAUSE_NANOS, Math.min(passedNanos / PAUSES, LONGEST_PAUSE_NANOS)));
        } while (passedNanos < patience.toNanos());
        throw new AssertionError(
                "not within " + patience + ": " + what + "; last seen: " + (failure == null ? last : failure), failure);
    }
}
