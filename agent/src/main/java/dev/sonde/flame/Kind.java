package dev.sonde.flame;

/** What a flame graph adds up. */
public enum Kind {
    /** CPU time in microseconds. */
    CPU("cpu", "microseconds"),
    /** Allocated heap bytes. */
    ALLOCATION("alloc", "bytes"),
    /** Time that requests took, in microseconds: on a processor, blocked, or waiting. */
    WALL("wall", "microseconds");

    /** As it is in a query. */
    public final String key;

    public final String unit;

    Kind(String key, String unit) {
        this.key = key;
        this.unit = unit;
    }
}
