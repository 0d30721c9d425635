package dev.sonde.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sonde.metrics.Scale;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** Of two endpoints for which there is one place, one has it and the other is told as lost detail. */
@JCStressTest
@Outcome(id = "1, 1, 2", expect = ACCEPTABLE, desc = "one admitted, one overflowed, both counted")
@Outcome(expect = FORBIDDEN, desc = "more than the limit, or a request lost")
@State
public class EndpointsAreAdmittedAtOnce {
    private final Endpoints endpoints = new Endpoints(() -> 1, new Scale(1));

    /** A request of one. */
    @Actor
    public void one() {
        close("/a");
    }

    /** And of the other. */
    @Actor
    public void other() {
        close("/b");
    }

    private void close(String template) {
        endpoints
                .admit(endpoints.find("GET", "", "", template))
                .series(200, null)
                .record(1, 1);
    }

    /** How many are told apart, were not, and are counted. */
    @Arbiter
    public void counted(JJJ_Result result) {
        result.r1 = endpoints.count();
        result.r2 = endpoints.overflowed();
        for (Endpoint endpoint : endpoints.all()) {
            for (Series each : endpoint.series()) {
                result.r3 += each.count();
            }
        }
    }
}
