package dev.sonde.jmh.gate.statistics;

/**
 * What a gate shall find, and how often it may be wrong.
 *
 * @param minimumEffect the smallest change of cost of interest, as a fraction: 0.05 is five in a hundred
 * @param falseAlarmRate how often, at most, a change may be told where there is none
 * @param power how often a change of the smallest effect of interest shall be found; decides how many forks are wanted
 * @param correction how the rate of false alarms is shared among the benchmarks
 */
public record Policy(double minimumEffect, double falseAlarmRate, double power, Correction correction) {
    /** Changes of 5 % or more, found in 95 of 100 runs, with a false alarm in at most 1 of 100 runs as a whole. */
    public static final Policy DEFAULT = new Policy(0.05, 0.01, 0.95, Correction.HOLM);

    /** Refuses what is no effect, no rate and no power. */
    public Policy {
        if (!(minimumEffect > 0) || !(falseAlarmRate > 0 && falseAlarmRate < 0.5) || !(power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException(
                    "wanted: minimum effect > 0, false-alarm rate within 0..0.5, power within 0.5..1");
        }
    }

    /** Returns the same policy for another rate of false alarms. */
    public Policy withFalseAlarmRate(double rate) {
        return new Policy(minimumEffect, rate, power, correction);
    }

    /** Returns the same policy for another smallest effect of interest. */
    public Policy withMinimumEffect(double effect) {
        return new Policy(effect, falseAlarmRate, power, correction);
    }
}
