package dev.sonde.jmh.gate.statistics;

/** Where a ratio lies with the given confidence, from 0 to 1: both ends belong to it. */
public record Interval(double low, double high, double confidence) {

    /** Returns whether the value lies between the ends. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
