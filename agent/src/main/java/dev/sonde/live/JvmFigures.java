package dev.sonde.live;

import dev.sonde.base.LiveThreads;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the JVM tells of its heap, its collectors and its threads. */
public final class JvmFigures implements Source {

    private static final double MILLIS_PER_SECOND = 1e3;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();

    @Override
    public void tell(Figures figures) {
        MemoryUsage heap = memory.getHeapMemoryUsage();
        figures.add(Topic.HEAP, "used", heap.getUsed());
        figures.add(Topic.HEAP, "committed", heap.getCommitted());
        figures.add(Topic.HEAP, "max", heap.getMax() < 0 ? Double.NaN : heap.getMax());
        for (GarbageCollectorMXBean collector : collectors) {
            long millis = collector.getCollectionTime();
            figures.add(Topic.GC, collector.getName(), millis < 0 ? Double.NaN : millis / MILLIS_PER_SECOND);
        }
        countThreads(figures);
    }

    private static void countThreads(Figures figures) {
        Map<Thread.State, Integer> counts = new EnumMap<>(Thread.State.class);
        for (Thread.State state : Thread.State.values()) {
            counts.put(state, 0);
        }
        LiveThreads.all().forEach(thread -> counts.merge(thread.getState(), 1, Integer::sum));
        counts.forEach((state, count) -> figures.add(Topic.THREADS, word(state), count.longValue()));
    }

    private static String word(Thread.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
