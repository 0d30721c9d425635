package dev.sonde.jmh;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import java.util.function.LongSupplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How often a request reads the thread's clocks of CPU time and bytes: most of what a request takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ClockCounts {
    private static final int OK = 200;
    private static final int REQUESTS = 1_000;

    private LongSupplier reads;

    /** What was counted. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Reads {
        /** Of both clocks, for a request. */
        public double clockReads;
    }

    /** Puts the agent's ledger in place, with clocks that count. */
    @Setup
    public void count() {
        reads = InAgent.make("dev.sonde.http.ClockReads", LongSupplier.class);
    }

    /** Of one leg. */
    @Benchmark
    public void request(Reads counted) {
        long before = reads.getAsLong();
        for (int i = 0; i < REQUESTS; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
            Requests.close(open, OK);
        }
        counted.clockReads = (double) (reads.getAsLong() - before) / REQUESTS;
    }

    /** Of two. */
    @Benchmark
    public void requestOfTwoLegs(Reads counted) {
        long before = reads.getAsLong();
        for (int i = 0; i < REQUESTS; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
            Requests.leave(open);
            Requests.enter(open);
            Requests.close(open, OK);
        }
        counted.clockReads = (double) (reads.getAsLong() - before) / REQUESTS;
    }
}
