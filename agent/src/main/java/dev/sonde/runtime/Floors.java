package dev.sonde.runtime;

import dev.sonde.base.Failures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;

/** What of the agent is up: closed in the reverse order, once, even if some of it is yet being built. Any thread. */
final class Floors {

    private static final long BUILDING_MILLIS = 10_000;

    private final Failures failures;
    private final Deque<AutoCloseable> up = new ArrayDeque<>();
    private Thread builder;
    private boolean isClosed;

    Floors(Failures failures) {
        this.failures = failures;
    }

    /** The thread that goes on building. */
    synchronized void builtBy(Thread thread) {
        builder = thread;
    }

    /**
     * A floor more.
     *
     * @throws CancellationException if all is to be closed, the new floor included
     */
    void add(AutoCloseable floor) {
        synchronized (this) {
            if (!isClosed) {
                up.push(floor);
                return;
            }
        }
        close(floor, new ArrayList<>());
        throw new CancellationException();
    }

    /** Closes them, and tells a line for each that could not be. */
    List<String> close() {
        List<String> problems = new ArrayList<>();
        awaitBuilder();
        for (AutoCloseable floor = next(); floor != null; floor = next()) {
            close(floor, problems);
        }
        return problems;
    }

    private synchronized AutoCloseable next() {
        return up.poll();
    }

    private void awaitBuilder() {
        Thread building;
        synchronized (this) {
            isClosed = true;
            building = builder;
        }
        try {
            if (building != null) {
                building.join(BUILDING_MILLIS);
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(AutoCloseable floor, List<String> problems) {
        try {
            floor.close();
        } catch (Exception | LinkageError failure) {
            failures.report("closing " + floor.getClass().getSimpleName(), failure);
            problems.add("closing " + floor.getClass().getSimpleName() + " failed: " + failure);
        }
    }
}
