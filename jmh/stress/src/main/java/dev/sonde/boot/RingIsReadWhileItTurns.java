package dev.sonde.boot;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A leg that is overwritten while it is looked for is told as itself or as forgotten, never as another. */
@JCStressTest
@Outcome(
        id = {"1, 20", "-2, 20"},
        expect = ACCEPTABLE,
        desc = "as itself, or as forgotten; what is not overwritten is told")
@Outcome(expect = FORBIDDEN, desc = "another leg, or none")
@State
public class RingIsReadWhileItTurns {
    private static final int SLOTS = 32;

    // It keeps no leg longer than it must, so it does not grow.
    private final LegRing ring = new LegRing(0);

    /** It is full. */
    public RingIsReadWhileItTurns() {
        for (int leg = 0; leg < SLOTS; leg++) {
            write(leg);
        }
    }

    /** Two more legs, in the place of the first two. */
    @Actor
    public void write() {
        write(SLOTS);
        write(SLOTS + 1);
    }

    /** What ran in the second leg, and in one that stays. */
    @Actor
    public void read(II_Result result) {
        result.r1 = ring.at(115);
        result.r2 = ring.at(2_015);
    }

    private void write(int leg) {
        ring.begin(100L * leg + 10);
        ring.end(100L * leg + 20, leg);
    }
}
