package dev.sonde.boot;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** The bill reads a thread's account while its leg begins and ends: it sees one side of each turn, nothing between. */
@JCStressTest
@Outcome(
        id = {"0, 0", "0, 50", "0, 30", "50, 50", "50, 30", "30, 30"},
        expect = ACCEPTABLE,
        desc = "before, within or after the leg, never backwards in time")
@Outcome(expect = FORBIDDEN, desc = "half of a turn")
@State
public class LegIsBilledWhileItRuns {
    private final Lane lane = StressedLane.fresh();

    /** A leg of 30, from 100 on. */
    @Actor
    public void leg() {
        lane.cpuNanos = 100;
        lane.allocatedBytes = 100;
        lane.legBegins();
        lane.legEnds(130, 130);
    }

    /** The bill reads twice, by a clock at 150. */
    @Actor
    public void bill(JJ_Result result) {
        result.r1 = lane.requestCpuNanos(150);
        result.r2 = lane.requestCpuNanos(150);
    }
}
