package dev.sonde.jmh.profiler;

import dev.sonde.flame.CallTreeBuilder;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a fork's threads were seen, of one kind: running, or allocating. */
final class Sampled {

    private static final double PERCENT = 100;
    private static final double LEAST_PERCENT = 1;

    /** What took the samples, such as {@code jdk.ExecutionSample}. */
    final String source;

    private final Map<Group, Part> parts = new EnumMap<>(Group.class);

    Sampled(String source) {
        this.source = source;
        parts.put(Group.BENCHMARK, new Part());
        parts.put(Group.OTHER, new Part());
    }

    /**
     * Adds a sample.
     *
     * @param method the one it is of
     * @param weight only the proportions within a group matter
     */
    void add(Group group, List<String> bottomFirst, String method, double weight) {
        if (group.isMeasured()) {
            Part part = parts.get(group);
            part.calls.add(bottomFirst, weight);
            part.byMethod.merge(method, weight, Double::sum);
        }
    }

    CallTreeBuilder calls(Group group) {
        return parts.get(group).calls;
    }

    long samples() {
        return parts.values().stream().mapToLong(part -> part.calls.samples()).sum();
    }

    /** Which part of all samples a group has, from 0 to 1. */
    double share(Group group) {
        double all =
                parts.values().stream().mapToDouble(part -> part.calls.sum()).sum();
        return all == 0 ? 0 : parts.get(group).calls.sum() / all;
    }

    /**
     * Percent by method, the largest first: so many at most, and none below one percent.
     *
     * @param benchmarkShare which part the benchmark's threads took, from 0 to 1, by their own clocks
     */
    List<Map.Entry<String, Double>> largest(int most, double benchmarkShare) {
        Map<String, Double> percent = new TreeMap<>();
        parts.get(Group.BENCHMARK).addTo(percent, PERCENT * benchmarkShare);
        parts.get(Group.OTHER).addTo(percent, PERCENT * (1 - benchmarkShare));
        return percent.entrySet().stream()
                .filter(each -> each.getValue() >= LEAST_PERCENT && isMethod(each.getKey()))
                .sorted(Comparator.comparingDouble(each -> -each.getValue()))
                .limit(most)
                .collect(Collectors.toList());
    }

    // Not "(stack not walked)" and the like.
    private static boolean isMethod(String name) {
        return !name.isEmpty() && !name.startsWith("(");
    }

    /** What was seen of one group. */
    private static final class Part {
        final CallTreeBuilder calls = new CallTreeBuilder();
        final Map<String, Double> byMethod = new HashMap<>();

        void addTo(Map<String, Double> percent, double share) {
            byMethod.forEach((method, weight) -> percent.merge(method, share * weight / calls.sum(), Double::sum));
        }
    }
}
