package dev.sonde.base;

/** Tells on which line of the bill a thread's work is while it serves no request. Any thread. */
public interface ThreadOwners {

    /**
     * The line of a platform thread, which may have ended a moment ago.
     *
     * @param threadName may be null if it is not known
     */
    String lineOf(long threadId, String threadName);

    /** The line of all virtual threads together: that of the threads that carry them. */
    String lineOfVirtualThreads();
}
