package dev.sonde.cli.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Moments of a service in groups of as many, by how many requests were served at once: levels of concurrency. */
final class Levels {
    private static final int MOST = 12;
    private static final int FEWEST_VALUES = 3;

    /** Mean requests in service, mean of the instance. */
    final double[] busy;

    final double[] requestsPerSecond;

    private Levels(int count) {
        busy = new double[count];
        requestsPerSecond = new double[count];
    }

    /** Of the moments of which both are known and not 0. */
    static Levels of(double[] busy, double[] requestsPerSecond) {
        List<double[]> moments = new ArrayList<>();
        for (int i = 0; i < busy.length; i++) {
            if (busy[i] > 0 && requestsPerSecond[i] > 0) {
                moments.add(new double[] {busy[i], requestsPerSecond[i]});
            }
        }
        moments.sort(Comparator.comparingDouble(moment -> moment[0]));
        Levels levels = new Levels(Math.min(MOST, moments.size() / FEWEST_VALUES));
        int count = levels.count();
        for (int level = 0; level < count; level++) {
            List<double[]> group =
                    moments.subList(level * moments.size() / count, (level + 1) * moments.size() / count);
            levels.busy[level] = mean(group, 0);
            levels.requestsPerSecond[level] = mean(group, 1);
        }
        return levels;
    }

    int count() {
        return busy.length;
    }

    double highest() {
        return busy[busy.length - 1];
    }

    double mostPerSecond() {
        return Arrays.stream(requestsPerSecond).max().orElse(0);
    }

    private static double mean(List<double[]> moments, int figure) {
        double sum = 0;
        for (double[] moment : moments) {
            sum += moment[figure];
        }
        return sum / moments.size();
    }
}
