package dev.sonde.rivals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what {@link HelloBenchmark} costs with each agent: a fork of each in turn, and the median of the ratios to the
 * one without in the same round, with the least and the greatest of them.
 *
 * <p>Usage, from the project's folder: {@code java -cp
 * "jmh/rivals/target/rivals.jar:jmh/rivals/target/libraries/*:jmh/target/sonde-jmh.jar" dev.sonde.rivals.Rivals [rounds
 * [seconds]]}
 */
public final class Rivals {

    private static final int ROUNDS = 7;
    private static final int SECONDS = 10;
    private static final String[] METRICS = {"", "sonde.cpu", "sonde.alloc", "sonde.heap.live", "sonde.rss.peak"};
    private static final String[] TITLES = {"time", "CPU", "bytes", "live heap", "resident"};
    private static final double[] SCALES = {1, 1e3, 1, 1 << 20, 1 << 20};
    private static final String[] UNITS = {"us", "us", "B", "MB", "MB"};

    private Rivals() {}

    /** The arguments are how many forks of each there are and how long each is measured, and warms up twice. */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        int seconds = arguments.length < 2 ? SECONDS : Integer.parseInt(arguments[1]);
        Map<Agent, List<double[]>> measured = new EnumMap<>(Agent.class);
        for (int round = 0; round < rounds; round++) {
            for (Agent agent : Agent.values()) {
                measured.computeIfAbsent(agent, each -> new ArrayList<>()).add(fork(agent, seconds));
            }
            System.out.println("round " + (round + 1) + " of " + rounds);
        }
        System.out.printf("%nJava %s%n%-18s", System.getProperty("java.version"), "agent");
        for (String title : TITLES) {
            System.out.printf(" %-32s", title);
        }
        System.out.println();
        measured.forEach((agent, forks) -> System.out.println(row(agent, forks, measured.get(Agent.NONE))));
    }

    private static double[] fork(Agent agent, int seconds) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include("\\.HelloBenchmark\\.")
                        .forks(1)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(2)
                        .measurementTime(TimeValue.milliseconds(500L * seconds))
                        .jvmArgs(jvmArguments(agent))
                        .addProfiler("sonde", "jfr=false")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .runSingle();
        double[] figures = new double[METRICS.length];
        for (int i = 0; i < METRICS.length; i++) {
            Result<?> metric = i == 0
                    ? result.getPrimaryResult()
                    : result.getSecondaryResults().get(METRICS[i]);
            figures[i] = metric == null ? Double.NaN : metric.getScore();
        }
        return figures;
    }

    private static String[] jvmArguments(Agent agent) {
        Path folder = Path.of("jmh/rivals/target").toAbsolutePath();
        return Stream.concat(Stream.of("-Xmx512m"), agent.jvmArguments(0, folder).stream())
                .toArray(String[]::new);
    }

    private static String row(Agent agent, List<double[]> forks, List<double[]> none) {
        StringBuilder row = new StringBuilder(
                String.format("%-18s", agent.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        for (int metric = 0; metric < METRICS.length; metric++) {
            double[] values = new double[forks.size()];
            double[] ratios = new double[forks.size()];
            for (int round = 0; round < values.length; round++) {
                values[round] = forks.get(round)[metric] / SCALES[metric];
                ratios[round] = forks.get(round)[metric] / none.get(round)[metric];
            }
            Arrays.sort(values);
            Arrays.sort(ratios);
            row.append(String.format(
                    Locale.ROOT,
                    " %,8.1f %-2s x%5.2f [%5.2f, %5.2f]",
                    median(values),
                    UNITS[metric],
                    median(ratios),
                    ratios[0],
                    ratios[ratios.length - 1]));
        }
        return row.toString();
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
