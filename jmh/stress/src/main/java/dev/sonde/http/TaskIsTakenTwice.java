package dev.sonde.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sonde.metrics.Scale;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A task that was handed over once begins as the request's on one thread only; what is forgotten begins on none. */
@JCStressTest
@Outcome(
        id = {"1, 0, 0", "0, 1, 0", "0, 0, 0"},
        expect = ACCEPTABLE,
        desc = "taken by one of them, or forgotten before")
@Outcome(expect = FORBIDDEN, desc = "taken twice, or left behind")
@State
public class TaskIsTakenTwice {
    private final OpenRequest request = new OpenRequest(new Endpoint("GET", "/", new Scale(1), 0), 0);
    private final FollowedTasks tasks = new FollowedTasks(() -> {});
    private final Object task = new Object();

    /** The task is handed over before all begins. */
    public TaskIsTakenTwice() {
        tasks.keep(task, request, true);
    }

    /** One thread takes it. */
    @Actor
    public void take(III_Result result) {
        result.r1 = tasks.take(task) == request ? 1 : 0;
    }

    /** So does another, after which its pool refuses it. */
    @Actor
    public void takeToo(III_Result result) {
        result.r2 = tasks.take(task) == request ? 1 : 0;
        tasks.forget(task, request);
    }

    /** What is left. */
    @Arbiter
    public void left(III_Result result) {
        result.r3 = tasks.handed.size();
    }
}
