package dev.sonde.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sonde.metrics.Scale;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** What a leg took is on the bill once, whichever of the two threads sees the other. */
@JCStressTest
@Outcome(id = "7, 9", expect = ACCEPTABLE, desc = "billed once")
@Outcome(expect = FORBIDDEN, desc = "lost, or billed twice")
@State
public class LegEndsWhileItsRequestCloses {
    private final Endpoint endpoint = new Endpoint("GET", "/", new Scale(1), 0);
    private final OpenRequest request = new OpenRequest(endpoint, 0);

    /** A leg ends. */
    @Actor
    public void leg() {
        request.add(7, 9);
    }

    /** Another thread closes. */
    @Actor
    public void close() {
        if (request.close(endpoint)) {
            request.settleAt(endpoint);
        }
    }

    /** What is on the bill. */
    @Arbiter
    public void bill(JJ_Result result) {
        result.r1 = endpoint.cpuNanos.sum();
        result.r2 = endpoint.allocatedBytes.sum();
    }
}
