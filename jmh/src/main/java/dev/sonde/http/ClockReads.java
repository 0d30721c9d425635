package dev.sonde.http;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.boot.Requests;
import dev.sonde.metrics.Scale;
import java.util.function.LongSupplier;

/** A clock that tells how often it was read; as soon as it is made, the requests of this JVM are metered by it. */
public final class ClockReads extends ThreadClock implements LongSupplier {

    private static final int MOST_ENDPOINTS = 10;
    private static final double SECOND = 1;

    private long reads;

    /** Puts it in place. */
    public ClockReads() {
        Endpoints endpoints = new Endpoints(() -> MOST_ENDPOINTS, new Scale(SECOND));
        LegMeter meter = new LegMeter(this, this, new Legs(endpoints));
        Requests.install(new Ledger(endpoints, meter, new Failures(new Log(System.err)), true));
    }

    @Override
    long read() {
        return reads++;
    }

    @Override
    public long getAsLong() {
        return reads;
    }
}
