package dev.sonde.jmh;

import dev.sonde.boot.Hops;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it adds to a task that the agent follows it: tasks without work that a request hands to pools, beside those of
 * nobody, by the thousand, so that waking threads up is a thousandth of it. To be run with the agent and the option
 * {@code hops} on and off. Beside them what of it is the agent's own, and the same with a wrapper around the task.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class HopBenchmark {
    private static final int TASKS = 1000;
    private static final int OK = 200;

    private ExecutorService pool;
    private ForkJoinPool forks;

    /** Makes the pools, of one thread each. */
    @Setup
    public void start() {
        pool = Executors.newSingleThreadExecutor();
        forks = new ForkJoinPool(1);
    }

    @TearDown
    public void stop() {
        pool.shutdownNow();
        forks.shutdownNow();
    }

    /** Tasks of a request in a {@code ThreadPoolExecutor}. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void poolOfARequest() throws InterruptedException, ExecutionException {
        Object open = open();
        toPool();
        Requests.close(open, OK);
    }

    /** The same of nobody. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void poolOfNobody() throws InterruptedException, ExecutionException {
        toPool();
    }

    /** Tasks of a request in a {@code ForkJoinPool}. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void forksOfARequest() {
        Object open = open();
        toForks();
        Requests.close(open, OK);
    }

    /** The same of nobody. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void forksOfNobody() {
        toForks();
    }

    /** What is kept beside a task and taken, with a leg between. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void besideTheTask() {
        for (int i = 0; i < TASKS; i++) {
            Runnable task = new Nothing();
            Object open = open();
            Hops.handOver(task);
            Requests.leave(open);
            Object begun = Hops.begin(task);
            task.run();
            Hops.end(begun);
            Requests.close(open, OK);
        }
    }

    /** The same with a wrapper. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void aroundTheTask() {
        for (int i = 0; i < TASKS; i++) {
            Runnable task = new Nothing();
            Object open = open();
            Runnable carried = Requests.carry(task);
            Requests.leave(open);
            carried.run();
            Requests.close(open, OK);
        }
    }

    /** The same without a task: what is left is the hop. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void withoutATask() {
        for (int i = 0; i < TASKS; i++) {
            Runnable task = new Nothing();
            Object open = open();
            Requests.leave(open);
            task.run();
            Requests.close(open, OK);
        }
    }

    private static Object open() {
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
        return open;
    }

    private void toPool() throws InterruptedException, ExecutionException {
        Future<?> last = null;
        for (int i = 0; i < TASKS; i++) {
            last = pool.submit(new Nothing());
        }
        last.get();
    }

    private void toForks() {
        ForkJoinTask<?> last = null;
        for (int i = 0; i < TASKS; i++) {
            last = forks.submit(new Nothing());
        }
        last.join();
    }

    /** A task of its own each time, as most are. */
    private static final class Nothing implements Runnable {
        private static volatile int ran;

        private final int seen = ran;

        @Override
        public void run() {
            ran = seen;
        }
    }
}
