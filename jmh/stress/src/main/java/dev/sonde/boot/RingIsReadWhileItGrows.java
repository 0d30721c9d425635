package dev.sonde.boot;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A ring that grows while a leg is looked for loses none. */
@JCStressTest
@Outcome(
        id = {"1, -1, 1", "1, 32, 1", "-2, -1, 1", "-2, 32, 1"},
        expect = ACCEPTABLE,
        desc = "as itself, or as forgotten by the smaller ring; the new one once it has ended")
@Outcome(expect = FORBIDDEN, desc = "another leg, or one that is lost")
@State
public class RingIsReadWhileItGrows {
    private static final int SLOTS = 32;

    private final LegRing ring = new LegRing(1L << 40);

    /** It is full. */
    public RingIsReadWhileItGrows() {
        for (int leg = 0; leg < SLOTS; leg++) {
            write(leg);
        }
    }

    /** One leg more than it holds. */
    @Actor
    public void write() {
        write(SLOTS);
    }

    /** What ran in the second leg, and in the new one. */
    @Actor
    public void read(III_Result result) {
        result.r1 = ring.at(115);
        result.r2 = ring.at(3_215);
    }

    /** And when all is done. */
    @Arbiter
    public void readLater(III_Result result) {
        result.r3 = ring.at(115);
    }

    private void write(int leg) {
        ring.begin(100L * leg + 10);
        ring.end(100L * leg + 20, leg);
    }
}
