package dev.sonde.jmh;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Common kinds of work for {@link ProfilerCost}: what computes, what allocates, what looks up, what takes a lock. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProfiledBenchmark {

    private static final int ENTRIES = 100_000;
    private static final int ROUNDS = 1000;

    private final Map<Integer, Integer> map = new HashMap<>();
    private final Object lock = new Object();
    private long counter;

    @Setup
    public void fill() {
        for (int i = 0; i < ENTRIES; i++) {
            map.put(i, i);
        }
    }

    @Benchmark
    public long compute() {
        long x = counter++;
        for (int i = 0; i < ROUNDS; i++) {
            x = (x * 6364136223846793005L + 1442695040888963407L) ^ (x >>> 17);
        }
        return x;
    }

    @Benchmark
    public String allocate() {
        return "/orders/" + counter++;
    }

    @Benchmark
    public Integer lookUp() {
        return map.get(ThreadLocalRandom.current().nextInt(ENTRIES));
    }

    @Benchmark
    public long takeLock() {
        synchronized (lock) {
            return counter++;
        }
    }
}
