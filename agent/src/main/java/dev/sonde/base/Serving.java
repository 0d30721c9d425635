package dev.sonde.base;

import java.util.function.Consumer;

/** Tells which endpoint a thread served at an instant of the last seconds. Any thread. */
public interface Serving {

    /**
     * The endpoint, null if the thread served none, {@link Served#FORGOTTEN} if that is no longer known.
     *
     * @param threadId {@link Thread#getId()}, of a virtual thread too
     * @param nanoTime the instant as {@link System#nanoTime()} told it
     */
    Served at(long threadId, long nanoTime);

    /** Gives the endpoints that were served at that instant, one for each platform thread that did. */
    void each(long nanoTime, Consumer<Served> consumer);

    /** Whether what virtual threads take for an endpoint is in its sums. */
    boolean areVirtualMetered();

    /** Whether metrics tell of the endpoint. */
    default boolean shows(Served served) {
        return true;
    }

    /** Forgets the threads that have been idle for long; to be called now and then. */
    void sweep();
}
