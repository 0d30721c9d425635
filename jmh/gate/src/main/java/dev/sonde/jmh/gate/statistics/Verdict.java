package dev.sonde.jmh.gate.statistics;

/** What two series let one say of the second against the first. */
public enum Verdict {
    /** The cost fell by the smallest effect of interest or more. */
    FASTER,
    /** The cost rose by the smallest effect of interest or more. */
    SLOWER,
    /** A change as large as the smallest effect of interest is ruled out. */
    SAME,
    /** Neither a change nor its absence can be shown: more forks or a quieter machine are needed. */
    UNCERTAIN
}
