package dev.sonde.http;

import dev.sonde.base.Failures;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Has loaded classes woven, or given back: one at a time, since the JVM stops the service for each, and with a rest
 * after each that is as long as it took, so that requests get their turn. Any thread.
 */
final class Retransformation {

    private static final long LONGEST_REST_NANOS = 50_000_000;
    private static final long LONGEST_REST_IN_ALL_NANOS = 2_000_000_000;

    private final Instrumentation instrumentation;
    private final Failures failures;
    private final AtomicInteger pending = new AtomicInteger();
    private final Set<String> failed = new ConcurrentSkipListSet<>();

    Retransformation(Instrumentation instrumentation, Failures failures) {
        this.instrumentation = instrumentation;
        this.failures = failures;
    }

    /** How many classes are yet to come. */
    int pending() {
        return pending.get();
    }

    /** Names of those that are not as they should be. */
    List<String> failed() {
        return new ArrayList<>(failed);
    }

    /** Has all of these binary names woven, and returns when it is done: loaders first, on which the others depend. */
    void weave(Predicate<String> names) {
        retransform(known(names, true));
    }

    /** Has all of these binary names given back, and returns when it is done: loaders last. */
    void giveBack(Predicate<String> names) {
        retransform(known(names, false));
    }

    private List<Class<?>> known(Predicate<String> names, boolean loadersFirst) {
        List<Class<?>> first = new ArrayList<>();
        List<Class<?>> last = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (names.test(loaded.getName()) && instrumentation.isModifiableClass(loaded)) {
                boolean isLoader = ClassLoader.class.isAssignableFrom(loaded);
                (isLoader == loadersFirst ? first : last).add(loaded);
            }
        }
        first.addAll(last);
        return first;
    }

    private void retransform(List<Class<?>> known) {
        pending.addAndGet(known.size());
        long restedNanos = 0;
        for (Class<?> each : known) {
            long startNanos = System.nanoTime();
            retransform(each);
            boolean isLast = pending.decrementAndGet() == 0;
            long restNanos = Math.min(System.nanoTime() - startNanos, LONGEST_REST_NANOS);
            if (!isLast && restedNanos < LONGEST_REST_IN_ALL_NANOS) {
                restedNanos += restNanos;
                LockSupport.parkNanos(restNanos);
            }
        }
    }

    private void retransform(Class<?> loaded) {
        try {
            instrumentation.retransformClasses(loaded);
            failed.remove(loaded.getName());
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError failure) {
            // What another agent makes of the class may be what the JVM does not take.
            failed.add(loaded.getName());
            failures.report("weaving " + loaded.getName(), failure);
        }
    }
}
