package dev.sonde.bill;

import com.sun.management.ThreadMXBean;
import dev.sonde.base.Jvm;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Reads the CPU clocks and the allocated bytes of all platform threads. Any thread. */
public final class ThreadClocks {

    // Java 8 walks its list of threads for each one asked for, under a lock that starting and ending threads need.
    private static final int ASKED_AT_ONCE = 64;

    private final ThreadMXBean threads;
    private final boolean isJava9OrNewer = Jvm.hasModules();
    private final Method total;

    /**
     * @throws UnsupportedOperationException if this JVM does not tell them
     */
    public ThreadClocks() {
        java.lang.management.ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        if (!(bean instanceof ThreadMXBean)
                || !bean.isThreadCpuTimeEnabled()
                || !((ThreadMXBean) bean).isThreadAllocatedMemoryEnabled()) {
            throw new UnsupportedOperationException("this JVM does not tell what its threads do");
        }
        threads = (ThreadMXBean) bean;
        total = isJava9OrNewer ? total() : null;
    }

    /** Whether many threads cost in proportion. */
    boolean areQuick() {
        return isJava9OrNewer;
    }

    /** CPU nanoseconds of each thread, in the order of the ids; negative for one that is gone. */
    public long[] cpuNanos(long[] ids) {
        return inSlices(ids, threads::getThreadCpuTime);
    }

    /** Bytes each thread has allocated, in the order of the ids; negative for one that is gone. */
    public long[] allocatedBytes(long[] ids) {
        return inSlices(ids, threads::getThreadAllocatedBytes);
    }

    /** CPU nanoseconds of the calling thread. */
    public long currentCpuNanos() {
        return threads.getCurrentThreadCpuTime();
    }

    /** Bytes the calling thread has allocated. */
    @SuppressWarnings("deprecation") // threadId() is not there before 19
    public long currentAllocatedBytes() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Bytes that all threads, ended ones too, have allocated; negative where the JVM does not add them up. */
    public long totalAllocatedBytes() {
        try {
            return total == null ? -1 : (Long) total.invoke(threads);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long[] inSlices(long[] ids, UnaryOperator<long[]> ask) {
        long[] all = new long[ids.length];
        for (int from = 0; from < ids.length; from += ASKED_AT_ONCE) {
            long[] some = ask.apply(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + ASKED_AT_ONCE)));
            System.arraycopy(some, 0, all, from, some.length);
        }
        return all;
    }

    // Since 21, and in late updates of those before. That of 8 is not used: it adds 4 to 40 KB that were never
    // allocated
    // for each thread that has ended (8u504).
    private static Method total() {
        try {
            return ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
        } catch (NoSuchMethodException older) {
            return null;
        }
    }
}
