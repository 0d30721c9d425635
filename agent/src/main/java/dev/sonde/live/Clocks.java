package dev.sonde.live;

/** The time of day, and the time that never jumps. */
class Clocks {

    long millis() {
        return System.currentTimeMillis();
    }

    long nanos() {
        return System.nanoTime();
    }
}
