package dev.sonde.http;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

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

        @Override
        long read(long threadId) {
            return 0;
        }
    };

    /** The figure now, or {@link #UNKNOWN}. */
    abstract long read();

    /** The same of the thread of that number, which carries the calling one or is it. */
    long read(long threadId) {
        return UNKNOWN;
    }

    /** CPU nanoseconds, user and system together, from the kernel's clock of the thread. */
    static ThreadClock cpu() {
        return new ThreadClock() {
            @Override
            long read() {
                if (Beans.THREADS == null) {
                    return UNKNOWN;
                }
                return Beans.CPU_KEPT ? Beans.THREADS.getCurrentThreadCpuTime() : 0;
            }

            @Override
            long read(long threadId) {
                if (Beans.THREADS == null) {
                    return UNKNOWN;
                }
                return Beans.CPU_KEPT ? Beans.THREADS.getThreadCpuTime(threadId) : 0;
            }
        };
    }

    /** Bytes the thread has allocated on the heap since it started, exact to the object. */
    static ThreadClock allocation() {
        return new ThreadClock() {
            @Override
            @SuppressWarnings("deprecation") // threadId() is not there before 19
            long read() {
                return read(Thread.currentThread().getId());
            }

            @Override
            long read(long threadId) {
                if (Beans.THREADS == null) {
                    return UNKNOWN;
                }
                return Beans.HOTSPOT == null ? 0 : Beans.HOTSPOT.getThreadAllocatedBytes(threadId);
            }
        };
    }

    // A class of its own, loaded by the first request: nothing of java.lang.management is touched in premain.
    private static final class Beans {
        /** Null in an image without the module java.management. */
        static final ThreadMXBean THREADS = threads();

        static final boolean CPU_KEPT =
                THREADS != null && THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
        static final com.sun.management.ThreadMXBean HOTSPOT = THREADS == null ? null : hotspot();

        private static ThreadMXBean threads() {
            try {
                return ManagementFactory.getThreadMXBean();
            } catch (LinkageError withoutTheModule) {
                return null;
            }
        }

        private static com.sun.management.ThreadMXBean hotspot() {
            if (!(THREADS instanceof com.sun.management.ThreadMXBean)) {
                return null;
            }
            com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) THREADS;
            return threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled()
                    ? threads
                    : null;
        }
    }
}
