package dev.sonde.flame;

/** Gives flame graphs. Any thread. */
public interface Flames {

    /**
     * What is known of the window asked for; a tree of nothing if that is nothing.
     *
     * @throws dev.sonde.base.Unavailable if such graphs are switched off, or cannot be had in this JVM
     */
    Flame flame(Query query);
}
