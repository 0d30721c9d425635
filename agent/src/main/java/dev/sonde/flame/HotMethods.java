package dev.sonde.flame;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CPU time of the methods that take most themselves, calls not included. A method is told apart from the first window
 * on in which it took a hundredth of all; there are so many at most, and all others are one. Sums only grow.
 */
final class HotMethods {

    /** All methods that are not told apart, and work that no sample showed. */
    static final String OTHER = "other";

    private static final int MOST = 40;
    private static final double LEAST_SHARE = 0.01;

    private final Map<String, Double> micros = new LinkedHashMap<>();

    HotMethods() {
        micros.put(OTHER, 0.0);
    }

    /** Adds what was taken in a window, of all owners. */
    void add(Map<String, Shape> shapes, StackTable stacks) {
        Map<String, Double> self = new HashMap<>();
        shapes.values()
                .forEach(shape -> shape.forEach((stack, amount) ->
                        self.merge(stack == StackTable.EMPTY ? OTHER : stacks.top(stack), amount, Double::sum)));
        double all = self.values().stream().mapToDouble(Double::doubleValue).sum();
        self.forEach((method, amount) -> {
            boolean known = micros.containsKey(method) || (amount >= LEAST_SHARE * all && micros.size() <= MOST);
            micros.merge(known ? method : OTHER, amount, Double::sum);
        });
    }

    /** Microseconds so far by method. */
    Map<String, Double> micros() {
        return new LinkedHashMap<>(micros);
    }
}
