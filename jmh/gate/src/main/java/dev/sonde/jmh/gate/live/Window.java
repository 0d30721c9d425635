package dev.sonde.jmh.gate.live;

/**
 * What an endpoint of an instance did in a part of the time that is looked at: how many requests, and what they took
 * together. NaN is what is not told.
 */
record Window(double requests, double seconds, double cpuSeconds, double bytes) {
    private static final double FEWEST_REQUESTS = 5;

    /** Of fewer requests the mean says little. */
    boolean isEnough() {
        return requests >= FEWEST_REQUESTS;
    }
}
