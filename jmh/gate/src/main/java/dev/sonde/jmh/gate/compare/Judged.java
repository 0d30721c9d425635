package dev.sonde.jmh.gate.compare;

import dev.sonde.jmh.gate.results.Measurement;
import dev.sonde.jmh.gate.statistics.Judgement;
import dev.sonde.jmh.gate.statistics.Reading;

/**
 * One metric of one benchmark, before and after.
 *
 * @param reading how its values were read
 * @param judgement what follows from them
 * @param decides whether the outcome depends on it; others are told beside
 */
public record Judged(Measurement before, Measurement after, Reading reading, Judgement judgement, boolean decides) {

    /** Returns its name in words: that of the metric, and {@code score} for the benchmark's own. */
    public String name() {
        return before.metric().isEmpty() ? "score" : before.metric();
    }
}
