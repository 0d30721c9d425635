package dev.sonde.jmh;

import com.sun.management.ThreadMXBean;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What ten thousand requests allocate on the thread that serves them, as a count that is the same on every machine,
 * whatever other threads do meanwhile; with {@code -XX:TieredStopAtLevel=1} without the compiler that may leave out an
 * object, too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(5)
@Warmup(iterations = 2)
@Measurement(iterations = 2)
public class RequestCounts {
    private static final int OK = 200;
    private static final int REQUESTS = 10_000;
    private static final String TRACE_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /** The bytes of the benchmark's thread, by its own counter. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Counted {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private long before;
        /** What all requests of an iteration allocated. */
        public long allocatedBytes;

        /** Before the first request. */
        @Setup(Level.Iteration)
        public void begin() {
            before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        }

        /** After the last one. */
        @TearDown(Level.Iteration)
        public void end() {
            allocatedBytes =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        }
    }

    /** Requests to a known endpoint. */
    @Benchmark
    public void requests(Counted counted) {
        for (int i = 0; i < REQUESTS; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
            Requests.close(open, OK);
        }
    }

    /** The same, of clients that tell of their trace. */
    @Benchmark
    public void requestsOfTraces(Counted counted) {
        for (int i = 0; i < REQUESTS; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
            Object wish = Requests.close(open, OK);
            if (wish != null) {
                Requests.trace(wish, TRACE_PARENT);
            }
        }
    }

    /** Requests that wait once and go on: two legs, as asynchronous servlets have. */
    @Benchmark
    public void requestsOfTwoLegs(Counted counted) {
        for (int i = 0; i < REQUESTS; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
            Requests.leave(open);
            Requests.enter(open);
            Requests.close(open, OK);
        }
    }
}
