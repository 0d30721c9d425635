package dev.sonde.flame;

/** Knows exactly, from clocks and counters, what some owners have taken since the agent started. Any thread. */
public interface Account {

    /** Adds what each owner has taken so far. */
    void addTo(Sums sums);
}
