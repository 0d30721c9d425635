package dev.sonde.http;

import dev.sonde.metrics.CellCounts;
import dev.sonde.metrics.Scale;
import java.util.concurrent.atomic.LongAdder;

/** The bytes that were moved for an endpoint's requests, and the time until their answers began. */
final class BodySums {

    private static final double NANOS_PER_SECOND = 1e9;

    final LongAdder received = new LongAdder();
    final LongAdder sent = new LongAdder();
    /** Of the times until answers began. */
    final CellCounts firstBytes;

    private final LongAdder firstByteNanos = new LongAdder();
    private volatile boolean hasBytes;

    BodySums(Scale scale) {
        firstBytes = new CellCounts(scale);
    }

    void add(long receivedBytes, long sentBytes) {
        received.add(receivedBytes);
        sent.add(sentBytes);
        hasBytes = true;
    }

    void begun(long nanos) {
        firstBytes.record(nanos);
        firstByteNanos.add(nanos);
    }

    /** Whether a server has told any, 0 included. */
    boolean hasBytes() {
        return hasBytes;
    }

    double firstByteSeconds() {
        return firstByteNanos.sum() / NANOS_PER_SECOND;
    }
}
