package dev.sonde.cli.capacity;

/** What a route is asked and what a request of it takes on its threads, lately. */
public final class RouteCost {
    /** Method and template, such as {@code GET /orders/{id}}. */
    public final String name;

    public final double requestsPerSecond;
    /** CPU seconds of the threads that serve it. */
    public final double cpuSeconds;
    /** Heap bytes allocated; NaN if nobody knows. */
    public final double bytes;

    public RouteCost(String name, double requestsPerSecond, double cpuSeconds, double bytes) {
        this.name = name;
        this.requestsPerSecond = requestsPerSecond;
        this.cpuSeconds = cpuSeconds;
        this.bytes = bytes;
    }

    /** Whether somebody who says this means it: the whole name, or its template. */
    boolean isCalled(String word) {
        return name.equals(word) || name.endsWith(' ' + word);
    }
}
