package dev.sonde.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for a condition with a deadline, looking again every few milliseconds. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /** Waits until the condition holds; a condition that throws does not hold yet. */
    public static void until(String what, Duration patience, Callable<Boolean> condition) {
        value(what, patience, condition, Boolean::booleanValue);
    }

    /** Waits for a value that is wanted, and returns it. */
    public static <T> T value(String what, Duration patience, Callable<T> source, Predicate<T> wanted) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
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
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() < deadlineNanos);
        throw new AssertionError(
                "not within " + patience + ": " + what + "; last seen: " + (failure == null ? last : failure), failure);
    }
}
