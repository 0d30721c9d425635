package dev.sonde.http;

import dev.sonde.boot.Hops;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The tasks that open requests have handed over and that have not begun yet, by their identity. A task that is dropped
 * is forgotten with its object.
 *
 * <p>Only an open request hands over: what its tasks hand on after it closed is nobody's, so that a task that hands
 * itself on for ever is not its request's for ever.
 */
final class FollowedTasks extends Hops implements AutoCloseable {

    // For a service that hands the same object over again and again and never has it run.
    private static final int MOST_IN_LINE = 1 << 14;
    private static final int MOST_CLOSED_IN_LINE = 64;
    // Longer than a task waits where all is well: its run was not seen, or the pool dropped it.
    private static final long STALE_NANOS = 10_000_000_000L;
    // Of the tasks that are gone, for one that comes: requests do not wait for others' garbage.
    private static final int MOST_SWEPT = 8;

    // To a request, or to a line of them where one object was handed over more than once.
    final Map<Object, Object> handed = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();

    private final Runnable unweaving;
    private final LongSupplier clock;

    /**
     * Loads all that {@link #take} needs, which carriers of virtual threads call as well: they must not have to.
     *
     * @param unweaving gives the JDK its pools back
     */
    FollowedTasks(Runnable unweaving) {
        this(unweaving, System::nanoTime);
    }

    /** @param clock as {@link System#nanoTime} */
    FollowedTasks(Runnable unweaving, LongSupplier clock) {
        this.unweaving = unweaving;
        this.clock = clock;
        Object nobody = new Object();
        handed.put(new Identity(nobody, dropped), nobody);
        take(nobody);
    }

    @Override
    protected void keep(Object task, Object token, boolean isOwn) {
        if (!(token instanceof OpenRequest) || ((OpenRequest) token).isClosed()) {
            return;
        }
        sweep();
        Object former = handed.putIfAbsent(new Identity(task, dropped), token);
        if (former != null && !isOwn) {
            handed.compute(new Identity(task, dropped), (key, known) -> Line.behind(known, token));
        }
    }

    @Override
    protected Object take(Object task) {
        if (handed.isEmpty()) {
            return null;
        }
        Object key = new Identity.Of(task);
        for (Object known = handed.get(key); known != null; known = handed.get(key)) {
            if (known instanceof Line) {
                return takeFirst(key);
            }
            if (handed.remove(key, known)) {
                return known;
            }
        }
        return null;
    }

    @Override
    protected void forget(Object task, Object token) {
        handed.computeIfPresent(new Identity.Of(task), (key, known) -> {
            if (!(known instanceof Line)) {
                return known == token ? null : known;
            }
            ((Line) known).requests.removeLastOccurrence(token);
            return ((Line) known).orNone();
        });
    }

    /** Follows no longer. Threads that run tasks are let go last, once no further task can begin. */
    @Override
    public void close() {
        Hops.follow(null);
        handed.clear();
        try {
            unweaving.run();
        } finally {
            letAllGo();
        }
    }

    private Object takeFirst(Object key) {
        Object[] first = new Object[1];
        handed.computeIfPresent(key, (same, known) -> {
            if (!(known instanceof Line)) {
                first[0] = known;
                return null;
            }
            first[0] = ((Line) known).first(clock);
            return ((Line) known).orNone();
        });
        return first[0];
    }

    private void sweep() {
        Reference<?> gone = dropped.poll();
        for (int swept = 1; gone != null; swept++) {
            handed.remove(gone);
            gone = swept < MOST_SWEPT ? dropped.poll() : null;
        }
    }

    /** The requests that handed one object over, in their order. Changed within the map's own lock only. */
    private static final class Line {
        private final Deque<Object> requests = new ArrayDeque<>();

        static Object behind(Object known, Object token) {
            if (known == null) {
                return token;
            }
            Line line = known instanceof Line ? (Line) known : new Line();
            if (line != known) {
                line.requests.add(known);
            }
            if (line.isLong()) {
                line.requests.remove();
            }
            line.requests.add(token);
            return line;
        }

        /** Takes the first that is not stale, or the last one. */
        Object first(LongSupplier clock) {
            Object first = requests.poll();
            while (!requests.isEmpty() && isStale((OpenRequest) first, clock)) {
                first = requests.poll();
            }
            return first;
        }

        private static boolean isStale(OpenRequest request, LongSupplier clock) {
            return request.isClosed() && clock.getAsLong() - request.startNanos > STALE_NANOS;
        }

        private boolean isLong() {
            int size = requests.size();
            boolean isPast = size >= MOST_CLOSED_IN_LINE && ((OpenRequest) requests.getFirst()).isClosed();
            return isPast || size == MOST_IN_LINE;
        }

        Line orNone() {
            return requests.isEmpty() ? null : this;
        }
    }
}
