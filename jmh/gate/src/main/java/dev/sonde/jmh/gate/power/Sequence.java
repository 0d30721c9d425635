package dev.sonde.jmh.gate.power;

import dev.sonde.jmh.gate.power.Machine.Order;
import dev.sonde.jmh.gate.statistics.Comparison;
import dev.sonde.jmh.gate.statistics.Correction;
import dev.sonde.jmh.gate.statistics.Judge;
import dev.sonde.jmh.gate.statistics.Policy;
import dev.sonde.jmh.gate.statistics.Series;
import dev.sonde.jmh.gate.statistics.Spending;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A run of one benchmark that is looked at while it goes on, and ends when it is certain or at the last look. */
record Sequence(Spending spending, int mostForks) {
    private static final double RATE = 0.01;
    private static final int FIRST_LOOK = 5;

    /** What a run came to, after how many forks of each side. */
    record End(Verdict verdict, int forks) {}

    /** What runs came to: the shares that were told slower or faster, and how many forks of each side they took. */
    record Shares(double slower, double faster, double forks) {}

    /** Returns what so many runs come to, where the candidate costs this part more. */
    Shares of(Noise noise, double effect, int trials) {
        SplittableRandom random = new SplittableRandom(7);
        double slower = 0;
        double faster = 0;
        double forks = 0;
        for (int i = 0; i < trials; i++) {
            End end = end(noise.run(mostForks, effect, Order.INTERLEAVED, random.split()));
            slower += end.verdict() == Verdict.SLOWER ? 1 : 0;
            faster += end.verdict() == Verdict.FASTER ? 1 : 0;
            forks += end.forks();
        }
        return new Shares(slower / trials, faster / trials, forks / trials);
    }

    private End end(Comparison all) {
        int before = 0;
        for (int forks : Spending.looks(FIRST_LOOK, mostForks)) {
            double level = spending.level(forks, before, mostForks, RATE);
            Verdict verdict = new Judge(new Policy(0.05, level, 0.95, Correction.HOLM))
                    .judge(List.of(first(forks, all)))
                    .get(0)
                    .verdict();
            if (verdict != Verdict.UNCERTAIN) {
                return new End(verdict, forks);
            }
            before = forks;
        }
        return new End(Verdict.UNCERTAIN, mostForks);
    }

    private static Comparison first(int forks, Comparison all) {
        int[] places = IntStream.range(0, forks).toArray();
        Series baseline = all.baseline().at(places);
        return new Comparison(baseline, all.candidate().at(places), all.interleaved(), Optional.empty(), all.reading());
    }
}
