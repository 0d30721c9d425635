package dev.sonde.sample.load;

/** One request and the moment at which it is due. */
final class Arrival {
    final RequestKind kind;
    final byte[] request;

    /** On the clock of {@link System#nanoTime()}. */
    final long dueNanos;

    /** Whether it is counted but left out of the latencies. */
    final boolean warmup;

    Arrival(RequestKind kind, byte[] request, long dueNanos, boolean warmup) {
        this.kind = kind;
        this.request = request;
        this.dueNanos = dueNanos;
        this.warmup = warmup;
    }
}
