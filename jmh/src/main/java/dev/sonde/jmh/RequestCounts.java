package dev.sonde.jmh;

import com.sun.management.ThreadMXBean;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a request allocates on the thread that serves it, from fifty thousand of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(3)
@Warmup(iterations = 2)
@Measurement(iterations = 2)
public class RequestCounts {
    private static final int OK = 200;
    private static final int REQUESTS = 50_000;
    private static final String TRACE_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Requests to a known endpoint. */
    @Benchmark
    public void requests(Counted counted) {
        counted.in(REQUESTS);
        for (int i = 0; i < REQUESTS; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
            Requests.close(open, OK);
        }
    }

    /** The same without an agent, as woven code is after a detach. */
    @Benchmark
    public void requestsWithoutAgent(Counted counted) {
        Requests.install(null);
        requests(counted);
    }

    /** The same, of clients that tell of their trace. */
    @Benchmark
    public void requestsOfTraces(Counted counted) {
        counted.in(REQUESTS);
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
        counted.in(REQUESTS);
        for (int i = 0; i < REQUESTS; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
            Requests.leave(open);
            Requests.enter(open);
            Requests.close(open, OK);
        }
    }

    /** Requests of which a task goes to another thread, as servers carry it: the hop with both its ends. */
    @Benchmark
    public void requestsWithAHop(Counted counted) {
        counted.in(REQUESTS);
        for (int i = 0; i < REQUESTS; i++) {
            Object open = Requests.open("GET");
            Runnable carried = Requests.carry(RequestCounts::work);
            Requests.leave(open);
            carried.run();
            Requests.close(open, OK);
        }
    }

    private static void work() {
        Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
    }

    /** The clocks of a leg and nothing else: what a request takes is held against it. */
    @Benchmark
    public long clocksOfRequests() {
        long sum = 0;
        for (int i = 0; i < 2 * REQUESTS; i++) {
            sum += System.nanoTime();
            sum += threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            sum += threads.getCurrentThreadCpuTime();
        }
        return sum;
    }
}
