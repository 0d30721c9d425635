package dev.sonde.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what {@code -prof sonde} does to the scores: the same benchmarks without a profiler, with it, with it without
 * JFR, and with JMH's own {@code gc} and {@code stack}, a fork of each in turn, so that a machine that becomes slower
 * meanwhile is slower for all of them. The first column says how far runs without any differ by themselves.
 *
 * <p>Usage: {@code java -cp sonde-jmh.jar dev.sonde.jmh.ProfilerCost [rounds]}, on the JDK to measure.
 */
public final class ProfilerCost {

    private static final int ROUNDS = 7;
    private static final String NONE = "none";
    private static final String[][] PROFILERS = {
        {NONE, ""},
        {"none again", ""},
        {"sonde", "sonde"},
        {"sonde:jfr=false", "sonde"},
        {"gc", "gc"},
        {"stack", "stack"},
    };

    private ProfilerCost() {}

    /** The one argument is how many forks of each there are. */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Map<String, Map<String, List<Double>>> scores = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String[] profiler : PROFILERS) {
                run(profiler[0], profiler[1], scores);
            }
            System.out.println("round " + (round + 1) + " of " + rounds);
        }
        System.out.printf("%n%-34s %-18s %12s %18s%n", "benchmark", "profiler", "ns/op", "against none");
        scores.forEach((benchmark, byProfiler) -> byProfiler.forEach((profiler, values) -> System.out.printf(
                Locale.ROOT,
                "%-34s %-18s %12.1f %17.1f%%%n",
                benchmark,
                profiler,
                median(values),
                100 * (medianRatio(values, byProfiler.get(NONE)) - 1))));
    }

    private static void run(String name, String profiler, Map<String, Map<String, List<Double>>> scores)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\.ProfiledBenchmark\\.")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(500))
                .verbosity(VerboseMode.SILENT);
        if (!profiler.isEmpty()) {
            String chosen = name.contains(":") ? name.substring(name.indexOf(':') + 1) : "";
            options.addProfiler(profiler, profiler.equals("sonde") ? (chosen + ";flame=false") : chosen);
        }
        for (RunResult result : new Runner(options.build()).run()) {
            String benchmark = result.getParams().getBenchmark().replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "");
            scores.computeIfAbsent(benchmark, key -> new LinkedHashMap<>())
                    .computeIfAbsent(name, key -> new ArrayList<>())
                    .add(result.getPrimaryResult().getScore());
        }
    }

    // Of rounds, each with its own neighbour: what the whole machine did in a round is in both.
    private static double medianRatio(List<Double> values, List<Double> others) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / others.get(i));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
