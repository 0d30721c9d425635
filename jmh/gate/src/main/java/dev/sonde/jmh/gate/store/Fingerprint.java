package dev.sonde.jmh.gate.store;

import dev.sonde.jmh.gate.results.Results;
import dev.sonde.jmh.gate.results.Traits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether two runs were made on the same machine, with the same JVM and the same flags. */
public final class Fingerprint {
    /** The traits that are compared, by name. */
    public static final List<String> TRAITS =
            List.of(Machine.CPU, "cores", Machine.MEMORY, "os", "kernel", Traits.JVM, Traits.FLAGS, Traits.JMH);

    private static final double MEMORY_TOLERANCE = 0.05;

    private Fingerprint() {}

    /** Returns whether these results tell which machine they are from. */
    public static boolean tellsMachine(Results results) {
        return results.environment().containsKey(Machine.CPU);
    }

    /** Returns the same results, from the machine at hand unless they tell of another. */
    public static Results ofThisMachine(Results results) {
        Map<String, String> environment = new TreeMap<>(Machine.traits());
        environment.putAll(results.environment());
        return new Results(environment, results.benchmarks());
    }

    /** Returns what differs of what both tell. */
    public static List<Difference> differences(Results before, Results after) {
        Stream<Difference> general = TRAITS.stream()
                .flatMap(trait -> difference(
                        trait,
                        before.environment().get(trait),
                        after.environment().get(trait)))
                .filter(each -> !each.trait().equals(Traits.FLAGS));
        Map<String, Difference> flags = new LinkedHashMap<>();
        before.benchmarks().stream()
                .filter(old ->
                        after.benchmarks().stream().anyMatch(each -> each.key().equals(old.key())))
                .flatMap(each ->
                        difference(Traits.FLAGS, Traits.flags(before, each.key()), Traits.flags(after, each.key())))
                .forEach(each -> flags.put(each.words(), each));
        return Stream.concat(general, flags.values().stream()).toList();
    }

    private static Stream<Difference> difference(String trait, String before, String after) {
        boolean same = before == null || after == null || before.equals(after);
        return same || (trait.equals(Machine.MEMORY) && isAboutTheSame(before, after))
                ? Stream.of()
                : Stream.of(new Difference(trait, before, after));
    }

    private static boolean isAboutTheSame(String before, String after) {
        try {
            double first = Double.parseDouble(before.split(" ", 2)[0]);
            double second = Double.parseDouble(after.split(" ", 2)[0]);
            return Math.abs(first - second) <= MEMORY_TOLERANCE * first;
        } catch (NumberFormatException written) {
            return false;
        }
    }
}
