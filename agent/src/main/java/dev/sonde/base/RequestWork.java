package dev.sonde.base;

/** Tells how much of a thread's work was for requests. Any thread. */
public interface RequestWork {

    /** Whether the thread has served a request. */
    boolean isServing(long threadId);

    /**
     * CPU nanoseconds that the thread spent on requests so far, on the one it serves now included.
     *
     * @param threadId {@link Thread#getId()} of a live thread
     * @param threadCpuNanos what the thread's CPU clock shows now
     */
    long cpuNanos(long threadId, long threadCpuNanos);

    /**
     * Heap bytes that the thread allocated for requests so far, for the one it serves now included.
     *
     * @param threadId {@link Thread#getId()} of a live thread
     * @param threadBytes what the thread has allocated until now
     */
    long allocatedBytes(long threadId, long threadBytes);

    /** Forgets a thread that has ended. */
    void forget(long threadId);
}
