package dev.sonde.bill;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** What the JVM tells of its memory on every system. */
final class JvmMemory {

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
    private final List<BufferPoolMXBean> buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);

    long committedHeapBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }

    /** With the space of compressed classes, which is within the pool of this name. */
    long usedMetaspaceBytes() {
        return pools.stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    long committedMetaspaceBytes() {
        return pools.stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getCommitted())
                .sum();
    }

    long committedCodeBytes() {
        return pools.stream()
                .filter(pool -> pool.getName().startsWith("Code"))
                .mapToLong(pool -> pool.getUsage().getCommitted())
                .sum();
    }

    /** All direct buffers but those that a library makes behind the JVM's back, as Netty may. */
    long directBytes() {
        return bufferBytes("direct");
    }

    long mappedBytes() {
        return bufferBytes("mapped");
    }

    /** What was in use in the heap after the last collection of each of its pools; NaN until the old one had one. */
    double liveHeapBytes() {
        double live = 0;
        for (MemoryPoolMXBean pool : pools) {
            if (pool.getType() == MemoryType.HEAP) {
                live += liveBytes(pool.getName(), pool.getCollectionUsage());
            }
        }
        return live;
    }

    /**
     * What was in use in one pool of the heap.
     *
     * @param after null where the pool is never collected; before its first collection nothing was committed, as in a
     *     young pool also after a full one
     */
    static double liveBytes(String pool, MemoryUsage after) {
        boolean isYoung = pool.contains("Eden") || pool.contains("Survivor") || pool.contains("Young");
        return after == null || (after.getCommitted() == 0 && !isYoung) ? Double.NaN : after.getUsed();
    }

    private long bufferBytes(String name) {
        return buffers.stream()
                .filter(pool -> pool.getName().equals(name))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
