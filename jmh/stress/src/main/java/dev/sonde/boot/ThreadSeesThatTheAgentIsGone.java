package dev.sonde.boot;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** A thread that serves without a break sees that the agent is detached. */
@JCStressTest(Mode.Termination)
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "it sees that no recorder is in place")
@Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "it never sees it")
@State
public class ThreadSeesThatTheAgentIsGone {
    private volatile boolean isInPlace;

    /** Serves until no recorder is in place. */
    @Actor
    public void serve() {
        Requests.install(new RequestsOff());
        isInPlace = true;
        Requests own = Requests.recorder();
        while (Requests.recorder() == own) {
            Requests.close(Requests.open("GET"), 200);
        }
    }

    /** The agent is detached. */
    @Signal
    public void detach() {
        while (!isInPlace) {
            Thread.onSpinWait();
        }
        Requests.install(null);
    }
}
