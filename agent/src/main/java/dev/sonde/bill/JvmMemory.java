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

    /** What was in use in the heap after the last collection of each of its pools; NaN until each had one. */
    double liveHeapBytes() {
        double live = 0;
        for (MemoryPoolMXBean pool : pools) {
            if (pool.getType() == MemoryType.HEAP) {
                live += liveBytes(pool.getCollectionUsage());
            }
        }
        return live;
    }

    /** A pool that was never collected says that nothing was committed then. */
    private static double liveBytes(MemoryUsage afterCollection) {
        return afterCollection == null || afterCollection.getCommitted() == 0 ? Double.NaN : afterCollection.getUsed();
    }

    private long bufferBytes(String name) {
        return buffers.stream()
                .filter(pool -> pool.getName().equals(name))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
