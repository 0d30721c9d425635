package dev.sonde.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sonde.metrics.Scale;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One object that two requests hand over while a thread takes it up: each of them is taken once. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "each once")
@Outcome(expect = FORBIDDEN, desc = "one lost, or taken twice")
@State
public class TaskIsHandedOverTwice {
    private final Endpoint endpoint = new Endpoint("GET", "/", new Scale(1), 0);
    private final OpenRequest one = new OpenRequest(endpoint, 0);
    private final OpenRequest other = new OpenRequest(endpoint, 0);
    private final FollowedTasks tasks = new FollowedTasks(() -> {});
    private final Object task = new Object();
    private Object taken;

    /** The first request hands it over, and a worker takes what is there. */
    @Actor
    public void handOver() {
        tasks.keep(task, one, false);
        taken = tasks.take(task);
    }

    /** So does the second. */
    @Actor
    public void handOverToo() {
        tasks.keep(task, other, false);
    }

    /** How often each was taken in the end. */
    @Arbiter
    public void taken(II_Result result) {
        for (Object each = taken; each != null; each = tasks.take(task)) {
            result.r1 += each == one ? 1 : 0;
            result.r2 += each == other ? 1 : 0;
        }
    }
}
