package example;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to join words. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JoinBenchmark {

    private final String[] words = {"to", "measure", "is", "to", "know"};

    /** Joins five words. */
    @Benchmark
    public String join() {
        StringBuilder text = new StringBuilder(32);
        for (String word : words) {
            text.append(word).append(' ');
        }
        return text.toString();
    }
}
