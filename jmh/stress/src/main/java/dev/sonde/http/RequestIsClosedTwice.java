package dev.sonde.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.metrics.Scale;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** A request that two threads close through the ledger, while a third takes a leg of it, is counted once and whole. */
@JCStressTest
@Outcome(id = "1, 0, 7", expect = ACCEPTABLE, desc = "counted once, none in flight, its leg billed")
@Outcome(expect = FORBIDDEN, desc = "counted twice or never, or left in flight, or a leg lost")
@State
public class RequestIsClosedTwice {
    private static final Failures FAILURES = new Failures(new Log(System.err));

    private final Endpoints endpoints = new Endpoints(() -> 1, new Scale(1));
    private final LegMeter meter = new LegMeter(ThreadClock.OFF, ThreadClock.OFF, new Legs(endpoints));
    private final Ledger ledger = new Ledger(endpoints, meter, FAILURES, false);
    private final OpenRequest request = new OpenRequest(endpoints.unmatched("GET"), 0);

    /** The server closes. */
    @Actor
    public void close() {
        request.add(7, 9);
        ledger.end(request, 200);
    }

    /** So does what notices that its client left. */
    @Actor
    public void closeAgain() {
        ledger.lost(request);
        ledger.end(request, 500);
    }

    /** What is counted, in flight, and billed. */
    @Arbiter
    public void counted(JJJ_Result result) {
        Endpoint endpoint = endpoints.unmatched("GET");
        for (Series each : endpoint.series()) {
            result.r1 += each.count();
        }
        result.r2 = endpoint.active();
        result.r3 = endpoint.cpuNanos.sum();
    }
}
