package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The interval of a ratio of means by drawing forks, and of each fork iterations, again and again: T. Kalibera and R.
 * Jones, Rigorous benchmarking in reasonable time, ISMM 2013.
 *
 * <p>It holds the ratio less often than it claims where there are few forks, and says so of itself nowhere: it is
 * here to be
 * measured beside what {@link Judge} does.
 */
public final class HierarchicalBootstrap {
    private HierarchicalBootstrap() {}

    /** How the draws begin, and how many there are. */
    public record Effort(long seed, int draws) {}

    /** Returns where candidate by baseline lies, between the percentiles of the ratios that were drawn. */
    public static Interval interval(Series baseline, Series candidate, double confidence, Effort effort) {
        SplittableRandom random = new SplittableRandom(effort.seed());
        double[] ratios = new double[effort.draws()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = drawn(candidate, random) / drawn(baseline, random);
        }
        Arrays.sort(ratios);
        int tail = (int) Math.floor((1 - confidence) / 2 * ratios.length);
        return new Interval(ratios[tail], ratios[ratios.length - 1 - tail], confidence);
    }

    private static double drawn(Series series, SplittableRandom random) {
        List<double[]> forks = series.forks();
        double sum = 0;
        for (int i = 0; i < forks.size(); i++) {
            double[] values = forks.get(random.nextInt(forks.size()));
            double ofFork = 0;
            for (int j = 0; j < values.length; j++) {
                ofFork += values[random.nextInt(values.length)];
            }
            sum += ofFork / values.length;
        }
        return sum / forks.size();
    }
}
