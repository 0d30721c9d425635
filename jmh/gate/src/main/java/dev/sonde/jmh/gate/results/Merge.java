package dev.sonde.jmh.gate.results;

import dev.sonde.jmh.gate.statistics.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Several runs of the same benchmarks as one with all their forks. */
public final class Merge {

    private Merge() {}

    /** Returns one run of all these; what they tell differently of where they ran is told together. */
    public static Results of(Collection<Results> runs) {
        Map<BenchmarkKey, Measured> merged = new LinkedHashMap<>();
        Map<String, String> environment = new TreeMap<>();
        for (Results run : runs) {
            run.benchmarks().forEach(each -> merged.merge(each.key(), each, Merge::two));
            run.environment()
                    .forEach((trait, value) -> environment.merge(
                            trait, value, (one, other) -> one.equals(other) ? one : one + " | " + other));
        }
        return new Results(environment, List.copyOf(merged.values()));
    }

    static Measured two(Measured first, Measured second) {
        Map<String, Measurement> secondary = new LinkedHashMap<>();
        first.secondary().forEach(each -> secondary.put(each.metric(), each));
        second.secondary().forEach(each -> secondary.merge(each.metric(), each, Merge::two));
        return new Measured(first.key(), two(first.score(), second.score()), List.copyOf(secondary.values()));
    }

    private static Measurement two(Measurement first, Measurement second) {
        Optional<Measurement> alike = Units.convert(second, first.unit());
        if (alike.isEmpty()) {
            return first;
        }
        List<double[]> forks = new ArrayList<>(first.series().forks());
        forks.addAll(alike.get().series().forks());
        return new Measurement(first.metric(), first.unit(), first.moreIsBetter(), new Series(forks));
    }
}
