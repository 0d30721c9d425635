package dev.sonde.live;

/** An endpoint as it is exported: what its closed requests have come to, and how many are open. Immutable. */
public final class EndpointReading {

    final String method;
    final String uri;
    final Tally closed;
    final long active;

    /**
     * A reading of now.
     *
     * @param closed all requests that were closed; not changed any more
     * @param active requests that are not closed
     */
    public EndpointReading(String method, String uri, Tally closed, long active) {
        this.method = method;
        this.uri = uri;
        this.closed = closed;
        this.active = active;
    }

    String name() {
        return method + ' ' + uri;
    }
}
