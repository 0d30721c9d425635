package dev.sonde.flame;

/** Gives flame graphs. Any thread. */
public interface Flames {

    /** What is known of the window asked for; a tree of nothing if that is nothing. */
    Flame flame(Query query);
}
