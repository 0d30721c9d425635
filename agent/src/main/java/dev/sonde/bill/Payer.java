package dev.sonde.bill;

/** Whoever a thread's work is put down to. Any thread. */
interface Payer {

    /** Puts down some more work; neither figure is negative. */
    void add(long cpuNanos, long allocatedBytes);

    /** The line of the bill on which that is now. */
    String line();
}
