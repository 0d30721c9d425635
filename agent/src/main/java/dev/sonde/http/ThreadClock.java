package dev.sonde.http;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Reads a growing figure of the calling thread; which figure, or none, is decided once. */
abstract class ThreadClock {

    /** What {@link #read} answers where the JVM has no answer, as it has none for virtual threads. */
    static final long UNKNOWN = -1;

    /** A figure nobody asked for, or that this JVM does not keep: always 0. */
    static final ThreadClock OFF = new ThreadClock() {
        @Override
        long read() {
            return 0;
        }
    };

    /** The figure now, or {@link #UNKNOWN}. */
    abstract long read();

    /** CPU nanoseconds, user and system together, from the kernel's clock of the thread. */
    static ThreadClock cpu() {
        java.lang.management.ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean kept = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        return !kept ? OFF : new ThreadClock() {
            @Override
            long read() {
                return threads.getCurrentThreadCpuTime();
            }
        };
    }

    /** Bytes the thread has allocated on the heap since it started, exact to the object. */
    static ThreadClock allocation() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean)) {
            return OFF;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        boolean kept = threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled();
        return !kept ? OFF : new ThreadClock() {
            @Override
            @SuppressWarnings("deprecation") // threadId() is not there before 19
            long read() {
                return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            }
        };
    }
}
