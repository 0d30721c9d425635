package dev.sonde.http;

import dev.sonde.boot.Routes;
import dev.sonde.metrics.Scale;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * The token of one open request: what it has cost so far and the best name it has been offered.
 *
 * <p>Its legs may end on several threads at once, before or after it is closed; every nanosecond and byte they bring
 * is taken exactly once.
 */
class OpenRequest {

    private static final byte OF_NOBODY = 0;
    private static final byte OF_THE_SERVICE = 1;
    private static final byte OF_THE_CLIENT = 2;

    private static final Endpoint CLOSED = new Endpoint("", "", new Scale(), -1);
    private static final AtomicReferenceFieldUpdater<OpenRequest, Endpoint> PLACE =
            AtomicReferenceFieldUpdater.newUpdater(OpenRequest.class, Endpoint.class, "place");
    private static final AtomicLongFieldUpdater<OpenRequest> CPU =
            AtomicLongFieldUpdater.newUpdater(OpenRequest.class, "cpuNanos");
    private static final AtomicLongFieldUpdater<OpenRequest> ALLOCATED =
            AtomicLongFieldUpdater.newUpdater(OpenRequest.class, "allocatedBytes");

    final long startNanos;

    /** Rank of the best offer so far. */
    byte rank;
    /** Simple name of what handling it threw, null if nothing. */
    String exception;
    /** Status of the answer so far where the server tells it ahead of the end, else 0. */
    volatile short answer;

    // Whose doing its end is, by who was seen first: one byte, since each request has it.
    private volatile byte fault;

    // Null unless a router tells its route in pieces.
    private RouteTrail trail;

    // Where it is counted as open; CLOSED is the one mark of a closed request, so that no move can follow the closing.
    private volatile Endpoint place;
    private volatile Endpoint bill;

    private volatile long cpuNanos;
    private volatile long allocatedBytes;

    /** Opens it where requests are counted that have no name yet. */
    OpenRequest(Endpoint unnamed, long startNanos) {
        this.place = unnamed;
        this.startNanos = startNanos;
        this.rank = unnamed.isExcluded() ? Byte.MAX_VALUE : 0;
        unnamed.started.increment();
    }

    /** Which of its endpoint's variants it is, by its labels from headers. */
    int variant() {
        return 0;
    }

    /** The path to guess its endpoint by; null if that is not wanted, or a framework has told a route. */
    String guessable() {
        return null;
    }

    /** Counts its bodies and how long it was under way before, if they are known, at one of these endpoints. */
    void bookDetails(Endpoint at, Endpoints all) {}

    /** How far its path has been matched. */
    RouteTrail trail() {
        if (trail == null) {
            trail = new RouteTrail();
        }
        return trail;
    }

    boolean isClosed() {
        return place == CLOSED;
    }

    /** The endpoint it is counted at as open, null once it is closed. */
    Endpoint endpoint() {
        Endpoint now = place;
        return now == CLOSED ? null : now;
    }

    /** The endpoint it is counted at, open or closed. */
    Endpoint latestEndpoint() {
        Endpoint now = place;
        return now == CLOSED ? bill : now;
    }

    /** Whether a name of that rank is better than what it has; of the routes of a router, the latest is. */
    boolean wants(int nameRank) {
        return nameRank > rank || (nameRank == rank && nameRank == Routes.ROUTER);
    }

    /** Counts it as open at an endpoint whose name is of that rank. */
    void name(int nameRank, Endpoint named) {
        rank = (byte) nameRank;
        moveTo(named);
    }

    /** Handling it threw. The first to tell is the innermost: what comes later wraps it, or is of an error page. */
    void threw(Throwable thrown) {
        if (exception == null) {
            Throwable inner = Thrown.inner(thrown);
            exception = Thrown.name(inner);
            // Trouble with reading and writing may be the client's doing.
            if (!(inner instanceof IOException) && fault == OF_NOBODY) {
                fault = OF_THE_SERVICE;
            }
        }
    }

    /** The connection broke. Where the handler threw before, the server broke it off. */
    void lost() {
        if (fault == OF_NOBODY) {
            fault = OF_THE_CLIENT;
        }
    }

    /** Whether the client was seen to have left before it had its answer. */
    boolean isClientGone() {
        return fault == OF_THE_CLIENT;
    }

    /** The answer tells of a failure by a name of its protocol's. */
    void failedAs(String what) {
        if (exception == null) {
            exception = what;
        }
    }

    /** Counts it as open at another endpoint, unless it is closed. */
    void moveTo(Endpoint to) {
        to.started.increment();
        Endpoint from = place;
        while (from != CLOSED && !PLACE.compareAndSet(this, from, to)) {
            from = place;
        }
        (from == CLOSED ? to : from).started.decrement();
    }

    /** Closes it at an endpoint. False if it was closed before; true for exactly one caller. */
    boolean close(Endpoint at) {
        if (PLACE.compareAndSet(this, at, CLOSED)) {
            return true;
        }
        at.started.increment();
        Endpoint from = PLACE.getAndSet(this, CLOSED);
        (from == CLOSED ? at : from).started.decrement();
        return from != CLOSED;
    }

    /** Adds what a leg cost. */
    void add(long cpu, long bytes) {
        CPU.addAndGet(this, cpu);
        ALLOCATED.addAndGet(this, bytes);
        settle();
    }

    /** Sends what its legs have cost, and will have cost, to the bill of an endpoint. */
    void settleAt(Endpoint endpoint) {
        bill = endpoint;
        settle();
    }

    /** CPU time of its legs so far; to be asked before it is settled. */
    long cpuNanos() {
        return cpuNanos;
    }

    /** What its legs have allocated so far; to be asked before it is settled. */
    long allocatedBytes() {
        return allocatedBytes;
    }

    // A leg that ends while another thread closes is seen by one of the two, since each writes before it reads.
    private void settle() {
        Endpoint debtor = bill;
        if (debtor != null) {
            debtor.cpuNanos.add(CPU.getAndSet(this, 0));
            debtor.allocatedBytes.add(ALLOCATED.getAndSet(this, 0));
        }
    }
}
