package dev.sonde.jmh.gate.statistics;

import java.util.Optional;

/**
 * One question to a {@link Judge}: did this metric of this benchmark change?
 *
 * @param baseline what was measured before
 * @param candidate what was measured after
 * @param interleaved whether fork n of the candidate ran beside fork n of the baseline, so that what the machine did to
 *     one it did to the other
 * @param control a second run of the baseline's code, if there was one, in the order of its forks
 * @param reading what the values mean
 */
public record Comparison(
        Series baseline, Series candidate, boolean interleaved, Optional<Series> control, Reading reading) {

    /** Refuses to pair forks of which one side has more. */
    public Comparison {
        if (interleaved && baseline.size() != candidate.size()) {
            throw new IllegalArgumentException("interleaved series have a fork each per round, here " + baseline.size()
                    + " and " + candidate.size());
        }
    }
}
