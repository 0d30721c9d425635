package dev.sonde.jmh.gate.power;

import dev.sonde.jmh.gate.statistics.Comparison;
import dev.sonde.jmh.gate.statistics.Reading;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A machine of which the noise is known, and on which a benchmark can be run as often as it takes.
 *
 * @param name as the table shows it
 * @param between by which part forks differ, as a standard deviation of logarithms
 * @param within by which part the iterations of one fork differ
 * @param nature what is special about it
 * @param iterations how many each fork has
 */
record Machine(String name, double between, double within, Nature nature, int iterations) implements Noise {
    private static final double MEMORY = 0.7;

    /** What else than the size distinguishes noise. */
    enum Nature {
        NORMAL,
        /** One fork in ten is slower by up to several times the usual difference: someone else had the machine. */
        HEAVY_TAILED,
        /** Three forks in ten are compiled in the other way. */
        TWO_WAYS,
        /** An iteration resembles the one before it. */
        REMEMBERING,
        /** The machine becomes slower and faster in the course of the run. */
        DRIFTING
    }

    /** In which order the forks of two sides are run. */
    enum Order {
        INTERLEAVED,
        ONE_AFTER_THE_OTHER
    }

    @Override
    public Comparison run(int forks, double effect, Order order, SplittableRandom random) {
        List<double[]> baseline = new ArrayList<>();
        List<double[]> candidate = new ArrayList<>();
        boolean interleaved = order == Order.INTERLEAVED;
        double weather = 0;
        for (int i = 0; i < 2 * forks; i++) {
            boolean second = interleaved ? i % 4 == 1 || i % 4 == 2 : i >= forks;
            weather += nature == Nature.DRIFTING ? between / 3 * random.nextGaussian() : 0;
            (second ? candidate : baseline).add(fork(weather + (second ? Math.log1p(effect) : 0), random));
        }
        Reading reading = new Reading(false, false, Math.max(effect, 0.05), 0);
        return new Comparison(new Series(baseline), new Series(candidate), interleaved, Optional.empty(), reading);
    }

    private double[] fork(double level, SplittableRandom random) {
        double[] values = new double[iterations];
        double own = level + difference(random);
        double noise = random.nextGaussian();
        for (int i = 0; i < iterations; i++) {
            values[i] = 100 * Math.exp(own + within * noise);
            double fresh = random.nextGaussian();
            noise = nature == Nature.REMEMBERING ? MEMORY * noise + Math.sqrt(1 - MEMORY * MEMORY) * fresh : fresh;
        }
        return values;
    }

    /** By how much this fork differs from the usual one; the standard deviation is {@link #between} for all natures. */
    private double difference(SplittableRandom random) {
        double normal = random.nextGaussian();
        return switch (nature) {
            case NORMAL, REMEMBERING -> between * normal;
            case DRIFTING -> between / 3 * normal;
            case TWO_WAYS -> between * (0.2 * normal + (random.nextDouble() < 0.3 ? 2.14 : 0));
            case HEAVY_TAILED ->
                between * (random.nextDouble() < 0.1 ? -2.4 * Math.log(1 - random.nextDouble()) : 0.33 * normal);
        };
    }
}
