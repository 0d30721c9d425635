package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of one metric of one benchmark: of each fork, what its measured iterations gave, in their order.
 *
 * <p>The fork is the unit of replication: iterations of one fork share its compilation and its memory layout, and
 * differ less from each other than from those of another fork.
 */
public record Series(List<double[]> forks) {

    /** Keeps copies; refuses a series without forks, a fork without values, and a value that is no finite number. */
    public Series {
        forks = forks.stream().map(double[]::clone).toList();
        if (forks.isEmpty() || forks.stream().anyMatch(values -> values.length == 0)) {
            throw new IllegalArgumentException("a series needs a fork, and each fork a value");
        }
        if (forks.stream().flatMapToDouble(Arrays::stream).anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("a value of the series is not a finite number");
        }
    }

    /** Returns how many forks there are, at least one. */
    public int size() {
        return forks.size();
    }

    /** Returns the forks at these places, in this order, one as often as it is named. */
    public Series at(int... places) {
        return new Series(IntStream.of(places).mapToObj(forks::get).toList());
    }
}
