package dev.sonde.jmh.gate.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * In which order the sides of each round run: every second round takes that of the one before backwards, so that no
 * side is
 * always the first, and what a machine does steadily in the course of two rounds it does to all sides alike.
 */
final class Rounds {
    private final Random random;
    private List<RunSide> last = List.of();

    Rounds(long seed) {
        random = new Random(seed);
    }

    List<RunSide> next() {
        List<RunSide> order = new ArrayList<>(last.isEmpty() ? List.of(RunSide.values()) : last);
        if (last.isEmpty()) {
            Collections.shuffle(order, random);
            last = order;
        } else {
            Collections.reverse(order);
            last = List.of();
        }
        return List.copyOf(order);
    }
}
