package dev.sonde.process;

import dev.sonde.linux.Mapping;
import java.util.List;
import java.util.function.Consumer;

/** Proportional set size and its swapped part, summed up over the mappings. */
final class ProportionalMemory implements Consumer<List<Mapping>> {

    private volatile double[] last = {Double.NaN, Double.NaN};

    /** Proportional set size and proportional swap, in bytes, as of a while ago; NaN if unknown. */
    double[] bytes() {
        return last;
    }

    @Override
    public void accept(List<Mapping> mappings) {
        if (!mappings.isEmpty()) {
            last = new double[] {
                mappings.stream()
                        .mapToLong(mapping -> mapping.proportionalBytes)
                        .sum(),
                mappings.stream()
                        .mapToLong(mapping -> mapping.swapProportionalBytes)
                        .sum()
            };
        }
    }
}
