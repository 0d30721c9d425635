package dev.sonde.jmh.gate.compare;

/**
 * How much of a benchmark's time or memory went to a method before and after, as fractions.
 *
 * @param of what was shared: {@code cpu} or {@code allocation}
 */
public record ShareChange(String of, String method, double before, double after) {

    /** Returns what its share grew by; less than 0 if it shrank. */
    public double growth() {
        return after - before;
    }
}
