package dev.sonde.bill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The service's own threads by pool. A pool gets a line of its own once it has taken something worth one, and while
 * there is room; what it took before, and what all others take, is on one line for the rest, so that no line ever
 * shrinks.
 */
final class Pools {

    /** The line of the pools without one of their own. */
    static final String REST = "other";

    private static final int MOST_LINES = 30;
    private static final int MOST_NAMES = 1000;
    private static final long LEAST_CPU_NANOS = 50_000_000;
    private static final long LEAST_BYTES = 8 << 20;

    private final Map<String, Pool> byName = new ConcurrentHashMap<>();
    private final Pool nameless = new Pool(REST);
    private int lines;

    /** The pool of threads of that name. */
    Pool of(String threadName) {
        return named(PoolName.of(threadName));
    }

    /** The pool of that name. */
    Pool named(String name) {
        Pool known = byName.get(name);
        if (known != null) {
            return known;
        }
        return byName.size() < MOST_NAMES ? byName.computeIfAbsent(name, Pool::new) : nameless;
    }

    /** CPU time of some pools, it is not known which. */
    void addToRest(long cpuNanos) {
        nameless.add(cpuNanos, 0);
    }

    /** The lines now: the rest, and each pool that has its own. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Part rest = new Part(REST);
        parts.add(rest);
        addTo(parts, rest, nameless);
        byName.values().forEach(pool -> addTo(parts, rest, pool));
        return parts;
    }

    private void addTo(List<Part> parts, Part rest, Pool pool) {
        rest.add(pool.before.cpuNanos(), pool.before.allocatedBytes());
        if (pool.hasLine) {
            parts.add(pool.own);
        }
    }

    private synchronized void giveLine(Pool pool) {
        if (pool != nameless && !pool.hasLine && lines < MOST_LINES) {
            lines++;
            pool.hasLine = true;
        }
    }

    /** Threads whose names differ in their numbers only. */
    final class Pool implements Payer {

        private final Part own;
        private final Part before = new Part(REST);
        private volatile boolean hasLine;

        Pool(String name) {
            own = new Part(Lines.isName(name) ? name + " (pool)" : name);
        }

        @Override
        public void add(long cpuNanos, long bytes) {
            if (!hasLine && isWorthIt(cpuNanos, bytes)) {
                giveLine(this);
            }
            (hasLine ? own : before).add(cpuNanos, bytes);
        }

        @Override
        public String line() {
            return hasLine ? own.name : REST;
        }

        private boolean isWorthIt(long cpuNanos, long bytes) {
            return before.cpuNanos() + cpuNanos >= LEAST_CPU_NANOS || before.allocatedBytes() + bytes >= LEAST_BYTES;
        }
    }
}
