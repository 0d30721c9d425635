package dev.sonde.bill;

/** Whoever a thread's work is put down to. Any thread. */
interface Payer {

    /** Puts down some more work; neither figure is negative. */
    void add(long cpuNanos, long allocatedBytes);
}
