package dev.sonde.jmh.gate.compare;

import dev.sonde.jmh.gate.results.Measurement;
import dev.sonde.jmh.gate.statistics.Policy;
import dev.sonde.jmh.gate.statistics.Reading;
import java.util.Map;
import java.util.Set;

/**
 * How two runs are held against each other.
 *
 * @param effects the smallest change of interest of single metrics, by JMH's name, where it is not the policy's
 * @param deciding metrics that decide beside those that always do
 * @param counts of these, the ones that are the same on every machine, as bytes are
 * @param ignored metrics that do not decide; {@code score} is the score
 * @param onlyCounts whether nothing decides that depends on the machine, since the two sides ran on different ones
 * @param missingIsFine whether a benchmark may be gone
 */
public record Rules(
        Policy policy,
        Map<String, Double> effects,
        Set<String> deciding,
        Set<String> counts,
        Set<String> ignored,
        boolean onlyCounts,
        boolean missingIsFine) {
    private static final Set<String> DECIDE =
            Set.of("score", "gc.alloc.rate.norm", "sonde.alloc", "sonde.cpu", "cpu", "allocated");

    /** The policy's own, for everything. */
    public static Rules of(Policy policy) {
        return new Rules(policy, Map.of(), Set.of(), Set.of(), Set.of(), false, false);
    }

    /** Returns the same rules for sides that ran on different machines: times decide nothing. */
    public Rules ofCounts() {
        return new Rules(policy, effects, deciding, counts, ignored, true, missingIsFine);
    }

    /** Returns the same rules for another rate of false alarms. */
    public Rules withFalseAlarmRate(double rate) {
        return new Rules(
                policy.withFalseAlarmRate(rate), effects, deciding, counts, ignored, onlyCounts, missingIsFine);
    }

    /** Returns the same rules for sides of which each may have what the other has not. */
    public Rules withMissing() {
        return new Rules(policy, effects, deciding, counts, ignored, onlyCounts, true);
    }

    Reading reading(Measurement measurement) {
        Reading reading = counts.contains(name(measurement))
                ? Reading.ofCount(policy)
                : Reading.of(measurement.unit(), measurement.moreIsBetter(), policy);
        Double effect = effects.get(name(measurement));
        return effect == null
                ? reading
                : new Reading(reading.moreIsBetter(), reading.sharp(), effect, reading.negligible());
    }

    boolean decides(Measurement measurement, Reading reading) {
        String name = name(measurement);
        boolean wanted = DECIDE.contains(name) || deciding.contains(name);
        return wanted && !ignored.contains(name) && (reading.sharp() || !onlyCounts);
    }

    private static String name(Measurement measurement) {
        return measurement.metric().isEmpty() ? "score" : measurement.metric();
    }
}
