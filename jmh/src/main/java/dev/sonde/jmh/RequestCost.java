package dev.sonde.jmh;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link RequestBenchmark} with the agent's clocks on and off, on one thread and on two, and prints nanoseconds
 * and bytes per request side by side with the floor of the clock reads.
 *
 * <p>Usage: {@code java -jar sonde-jmh.jar [path of sonde.jar]}
 */
public final class RequestCost {

    private static final String[][] VARIANTS = {
        {"all clocks", "floorOfAllClocks|request|requestOfATrace|requestNamedTwice", ""},
        {"without exemplars", "request", "exemplars=false"},
        {"without CPU clock", "floorWithoutCpuClock|request", "cpu=false"},
        {"wall clock only", "request", "cpu=false,allocation=false"},
        {"off", "request", "enabled=false"},
    };

    private RequestCost() {}

    /** The one argument is the agent's jar, by default where the build puts it. */
    public static void main(String[] arguments) throws RunnerException {
        File jar = new File(arguments.length == 0 ? "agent/target/sonde.jar" : arguments[0]);
        if (!jar.isFile()) {
            System.err.println(jar + " is not there: build it with `mvn package`, or name it as the argument");
            return;
        }
        List<String> rows = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            for (String[] variant : VARIANTS) {
                for (RunResult result : run(jar, variant[1], variant[2], threads)) {
                    rows.add(row(variant[0], threads, result));
                }
            }
        }
        System.out.printf("%n%-18s %-22s %7s %18s %10s%n", "agent", "benchmark", "threads", "ns/request", "B/request");
        rows.forEach(System.out::println);
    }

    private static Collection<RunResult> run(File jar, String benchmarks, String options, int threads)
            throws RunnerException {
        String agent = "-javaagent:" + jar.getAbsolutePath() + "=port=0,report=false,jvm=false,process=false";
        return new Runner(new OptionsBuilder()
                        .include("\\.RequestBenchmark\\.(" + benchmarks + ")$")
                        .jvmArgsAppend(options.isEmpty() ? agent : agent + ',' + options)
                        .addProfiler(GCProfiler.class)
                        .threads(threads)
                        .build())
                .run();
    }

    private static String row(String variant, int threads, RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        String name = result.getParams().getBenchmark();
        return String.format(
                Locale.ROOT,
                "%-18s %-22s %7d %9.0f ± %6.0f %10.1f",
                variant,
                name.substring(name.lastIndexOf('.') + 1),
                threads,
                time.getScore(),
                time.getScoreError(),
                bytes == null ? Double.NaN : bytes.getScore());
    }
}
