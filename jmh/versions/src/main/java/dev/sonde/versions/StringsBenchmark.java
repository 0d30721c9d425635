package dev.sonde.versions;

import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.StringUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What commons-lang 3.7 made faster (LANG-1358, Improve StringUtils#replace throughput: no copy of each region),
 * beside what
 * it left as it was.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StringsBenchmark {
    private String one = "abcdefghijklmnopqrstuvwxyz";
    private String several = "abc hello, abc world; abc again and abc once more";

    /** Replaces the one match in a short text. */
    @Benchmark
    public String replaceOne() {
        return StringUtils.replace(one, "klm", "123");
    }

    /** Replaces each match of several. */
    @Benchmark
    public String replaceSeveral() {
        return StringUtils.replace(several, "abc", "1234");
    }

    /** Calls what is the same in both versions. */
    @Benchmark
    public String reverse() {
        return StringUtils.reverse(several);
    }
}
