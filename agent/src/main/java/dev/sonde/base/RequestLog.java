package dev.sonde.base;

/** Is told of each request as it is closed, on the thread that closes it: must be quick, and never throw. */
public interface RequestLog {

    /**
     * A request was closed.
     *
     * @param endpoint where it is counted
     * @param status as it is exported
     * @param nanos from its arrival until now
     * @param cpuNanos what its threads took so far
     * @param allocatedBytes what they allocated so far
     */
    void closed(Served endpoint, int status, long nanos, long cpuNanos, long allocatedBytes);
}
