package dev.sonde.base;

/** Tells which endpoint a thread served at an instant of the last seconds. Any thread. */
public interface Serving {

    /**
     * The endpoint, null if the thread served none, {@link Served#FORGOTTEN} if that is no longer known.
     *
     * @param threadId {@link Thread#getId()}, of a virtual thread too
     * @param nanoTime the instant as {@link System#nanoTime()} told it
     */
    Served at(long threadId, long nanoTime);
}
