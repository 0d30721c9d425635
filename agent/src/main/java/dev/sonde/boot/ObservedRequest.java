package dev.sonde.boot;

/** What is known of a request when it is closed. Immutable. */
public final class ObservedRequest {

    /** One of HTTP's methods, else {@code UNKNOWN}. */
    public final String method;
    /** The route template as the metrics have it. */
    public final String route;
    /** Of the answer; 499 if the client left, 0 if unknown. */
    public final int status;
    /** From its arrival until it was closed. */
    public final long nanos;
    /** CPU time that its threads took until then; 0 where it is not read. */
    public final long cpuNanos;
    /** Heap bytes that its threads allocated until then; 0 where they are not read. */
    public final long allocatedBytes;

    /**
     * A request with what it cost.
     *
     * @param costs duration, CPU time and allocated bytes
     */
    public ObservedRequest(String method, String route, int status, long... costs) {
        this.method = method;
        this.route = route;
        this.status = status;
        this.nanos = costs[0];
        this.cpuNanos = costs[1];
        this.allocatedBytes = costs[2];
    }
}
