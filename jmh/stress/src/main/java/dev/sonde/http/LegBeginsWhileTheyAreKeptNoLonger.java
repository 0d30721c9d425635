package dev.sonde.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sonde.boot.Lane;
import dev.sonde.boot.StressedLane;
import dev.sonde.metrics.Scale;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A thread that serves while the agent leaves, or rests, is left nothing of its legs. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "nothing left")
@Outcome(id = "false", expect = FORBIDDEN, desc = "the thread holds legs that nobody takes away")
@State
public class LegBeginsWhileTheyAreKeptNoLonger {
    private final Legs legs = new Legs(new Endpoints(() -> 1, new Scale(1)));
    private final Lane lane = StressedLane.fresh();

    /** Somebody wants to know of legs. */
    public LegBeginsWhileTheyAreKeptNoLonger() {
        legs.keep(1_000);
    }

    /** A leg, as the meter writes it down. */
    @Actor
    public void serve() {
        if (legs.areKept()) {
            legs.begin(lane, 1);
        }
        if (legs.areKept()) {
            legs.end(lane, 2, 0);
        }
    }

    /** Nobody wants to know any more. */
    @Actor
    public void leave() {
        legs.keep(0);
    }

    /** Whether all is gone. */
    @Arbiter
    public void left(Z_Result result) {
        result.r1 = lane.legs == null;
    }
}
