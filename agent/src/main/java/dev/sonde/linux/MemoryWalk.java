package dev.sonde.linux;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.base.Feature;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads all mappings of this process from {@code smaps}, for all who want to know.
 *
 * <p>Linux walks all pages for it: 20 ms for a small JVM, 70 ms with 8 GB resident, 300 ms with 4,000 threads. So it is
 * done on a thread of its own, at most once a minute and so seldom that it takes at most a thousandth of one processor;
 * a scrape shows what was read last, and nothing before the first time.
 */
public final class MemoryWalk {

    private static final long LEAST_REST_NANOS = 60_000_000_000L;
    private static final long RESTS_PER_WALK = 1000;

    private final List<Consumer<List<Mapping>>> readers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isWalking = new AtomicBoolean();
    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());
    private final Feature feature = new Feature("memory bill");
    private final Failures failures;
    private volatile long endNanos = System.nanoTime();

    public MemoryWalk(Failures failures) {
        this.failures = failures;
    }

    /** The walks, which the agent can do without: while they rest, what was told last stays. */
    public Feature feature() {
        return feature;
    }

    /**
     * Has the mappings told after each walk.
     *
     * @param reader called on the walk's thread; what it takes counts as the walk's time
     */
    public void tell(Consumer<List<Mapping>> reader) {
        readers.add(reader);
    }

    /** Begins a walk if one is due. Returns at once. Any thread. */
    public void refresh() {
        if (feature.isOn() && System.nanoTime() - nextNanos.get() >= 0 && isWalking.compareAndSet(false, true)) {
            Daemon.start("process-memory", this::walk);
        }
    }

    /** The same, if the last walk, or before the first this object's making, was that long ago. */
    public void refreshOlderThan(long nanos) {
        if (System.nanoTime() - endNanos >= nanos) {
            refresh();
        }
    }

    // The end of a thread: what is thrown here would otherwise be printed by the JVM.
    private void walk() {
        long startNanos = System.nanoTime();
        try {
            List<Mapping> mappings = Mappings.read("/proc/self/smaps");
            readers.forEach(reader -> reader.accept(mappings));
        } catch (Throwable failure) {
            failures.report("memory", failure);
        }
        endNanos = System.nanoTime();
        nextNanos.set(endNanos + Math.max(LEAST_REST_NANOS, RESTS_PER_WALK * takenNanos(endNanos - startNanos)));
        isWalking.set(false);
    }

    // The thread was made for this walk. On a busy machine it waits more than it works: its clock tells what it took.
    private static long takenNanos(long wallNanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpuNanos = threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
        return cpuNanos < 0 ? wallNanos : cpuNanos;
    }
}
