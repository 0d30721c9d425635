package dev.sonde.jmh;

import com.sun.management.ThreadMXBean;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What woven code adds to one request: opening, naming and closing it, called as the advice of a server and of a
 * framework calls them, in a JVM that runs the agent's own jar. Beside it the reads of the clocks alone, below which no
 * agent that reads them can get.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RequestBenchmark {

    private static final int OK = 200;
    private static final String TRACE_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** One synchronous request to a known endpoint. */
    @Benchmark
    public Object request() {
        return request(null);
    }

    /** The same, of a client that tells of its trace. */
    @Benchmark
    public Object requestOfATrace() {
        return request(TRACE_PARENT);
    }

    /** A request as a servlet container with Spring MVC names it: twice. */
    @Benchmark
    public Object requestNamedTwice() {
        Object open = Requests.open("GET");
        Routes.offer(Routes.SERVLET, "", "/");
        Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
        Requests.close(open, OK);
        return open;
    }

    private static Object request(String traceParent) {
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
        Object wish = Requests.close(open, OK);
        if (wish != null) {
            Requests.trace(wish, traceParent);
        }
        return open;
    }

    /** The two reads of each of the three clocks. */
    @Benchmark
    public long floorOfAllClocks() {
        long start = System.nanoTime();
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        long cpu = threads.getCurrentThreadCpuTime();
        cpu -= threads.getCurrentThreadCpuTime();
        allocated -= threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        return start - System.nanoTime() + cpu + allocated;
    }

    /** The reads of wall clock and allocation, without the CPU clock's two system calls. */
    @Benchmark
    public long floorWithoutCpuClock() {
        long start = System.nanoTime();
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        allocated -= threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        return start - System.nanoTime() + allocated;
    }
}
