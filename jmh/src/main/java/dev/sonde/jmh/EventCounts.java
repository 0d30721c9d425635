package dev.sonde.jmh;

import java.util.function.Function;
import java.util.function.IntConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the agent allocates for an event of the JVM: one that becomes metrics, and a sample of each profile. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(3)
@Warmup(iterations = 2)
@Measurement(iterations = 2)
public class EventCounts {
    private static final int EVENTS = 10_000;

    /** The kind of event. */
    @Param({"jdk.ThreadPark", "jdk.ExecutionSample", "jdk.ObjectAllocationSample"})
    public String event;

    private IntConsumer handler;

    /** Records one. */
    @Setup
    @SuppressWarnings("unchecked") // as the class says
    public void record() {
        handler = (IntConsumer)
                InAgent.make("dev.sonde.jfr.HandledEvents", Function.class).apply(event);
    }

    /** The event comes again and again. */
    @Benchmark
    public void events(Counted counted) {
        counted.in(EVENTS);
        handler.accept(EVENTS);
    }
}
