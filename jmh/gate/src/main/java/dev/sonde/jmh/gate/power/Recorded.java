package dev.sonde.jmh.gate.power;

import dev.sonde.jmh.gate.power.Machine.Order;
import dev.sonde.jmh.gate.statistics.Comparison;
import dev.sonde.jmh.gate.statistics.Reading;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Forks that a real machine ran of one and the same code: each run draws some of them for either side.
 *
 * @param name as the table shows it
 * @param forks all that were recorded
 */
record Recorded(String name, Series forks) implements Noise {
    @Override
    public Comparison run(int wanted, double effect, Order order, SplittableRandom random) {
        Reading reading = new Reading(false, false, Math.max(effect, 0.05), 0);
        return new Comparison(
                drawn(wanted, 1, random),
                drawn(wanted, 1 + effect, random),
                order == Order.INTERLEAVED,
                Optional.empty(),
                reading);
    }

    private Series drawn(int wanted, double factor, SplittableRandom random) {
        return new Series(IntStream.range(0, wanted)
                .mapToObj(i -> Arrays.stream(forks.forks().get(random.nextInt(forks.size())))
                        .map(value -> factor * value)
                        .toArray())
                .toList());
    }
}
