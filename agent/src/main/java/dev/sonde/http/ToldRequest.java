package dev.sonde.http;

import dev.sonde.boot.Routes;

/** An open request that headers or its path are asked of. They are told by one thread at a time, before it closes. */
final class ToldRequest extends OpenRequest {

    /** The values of its labels, as {@link Details} counts them. */
    int variant;
    /** Whether one of its headers has told when it was sent on. */
    boolean isQueueingKnown;
    /** How long it was under way before, as {@link Queueing#nanos} has it. */
    long queuedNanos;

    private static final long UNKNOWN = -1;

    private final Details details;
    private final String path;
    private int next;
    private volatile long firstByteNanos = UNKNOWN;
    private volatile long received = UNKNOWN;
    private volatile long sent = UNKNOWN;

    ToldRequest(Endpoint unnamed, long startNanos, Details details, String path) {
        super(unnamed, startNanos);
        this.details = details;
        this.path = path;
    }

    /** The next header that is wanted, null if there is none more. */
    String ask(boolean ofAnswer) {
        next = ofAnswer ? Math.max(next, details.firstOfAnswer()) : next;
        String header = details.header(next, ofAnswer);
        next += header == null ? 0 : 1;
        return header;
    }

    /** The value of the header that was asked for last. */
    void tell(String value) {
        if (next > 0) {
            details.take(this, next - 1, value);
        }
    }

    /** Its answer begins. */
    void begins(long nowNanos) {
        if (firstByteNanos == UNKNOWN) {
            firstByteNanos = nowNanos - startNanos;
        }
    }

    /** The bytes of its bodies. */
    void moved(long receivedBytes, long sentBytes) {
        received = receivedBytes;
        sent = sentBytes;
    }

    @Override
    void bookDetails(Endpoint at, Endpoints all) {
        if (isQueueingKnown && all.areShown(at.uri)) {
            details.book(this);
        }
        if (received >= 0 && sent >= 0) {
            at.bodies().add(received, sent);
        }
        if (firstByteNanos >= 0) {
            at.bodies().begun(firstByteNanos);
        }
    }

    @Override
    String guessable() {
        return rank <= Routes.SERVLET ? path : null;
    }

    @Override
    int variant() {
        return variant;
    }
}
