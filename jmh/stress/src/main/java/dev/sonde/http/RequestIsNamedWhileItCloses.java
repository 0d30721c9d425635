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

/** A request is counted as begun where it is closed, and nowhere else, whatever name comes meanwhile. */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "counted where it was closed")
@Outcome(expect = FORBIDDEN, desc = "in flight for ever, or less than nothing")
@State
public class RequestIsNamedWhileItCloses {
    private final Endpoint unnamed = new Endpoint("GET", "UNKNOWN", new Scale(1), 0);
    private final Endpoint named = new Endpoint("GET", "/a", new Scale(1), 1);
    private final OpenRequest request = new OpenRequest(unnamed, 0);

    /** A framework names it. */
    @Actor
    public void name() {
        request.moveTo(named);
    }

    /** The server closes it where it saw it last. */
    @Actor
    public void close() {
        request.close(unnamed);
    }

    /** Where it is counted as begun. */
    @Arbiter
    public void begun(JJ_Result result) {
        result.r1 = unnamed.started.sum();
        result.r2 = named.started.sum();
    }
}
