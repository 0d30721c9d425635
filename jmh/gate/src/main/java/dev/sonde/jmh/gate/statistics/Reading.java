package dev.sonde.jmh.gate.statistics;

import java.util.Locale;

/**
 * How the values of one metric are to be read.
 *
 * @param moreIsBetter whether a higher value is the cheaper one
 * @param sharp whether forks agree on the metric where nothing changed, as they do on allocated bytes
 * @param minimumEffect the smallest change of interest, as a fraction
 * @param negligible what is no more than this, in the metric's own unit, counts as this much: no allocation at all is
 *     measured as a millionth of a byte, of which the double means nothing
 */
public record Reading(boolean moreIsBetter, boolean sharp, double minimumEffect, double negligible) {
    /** Half of a hundredth: forks that allocate the same stay well within. */
    private static final double SHARP_EFFECT = 0.005;

    private static final double NEGLIGIBLE = 0.5;

    /** Returns how a metric of this unit is read: allocated bytes sharply, all else as the policy says. */
    public static Reading of(String unit, boolean moreIsBetter, Policy policy) {
        String measured = unit.toLowerCase(Locale.ROOT);
        return measured.equals("b/op") ? ofCount(policy) : new Reading(moreIsBetter, false, policy.minimumEffect(), 0);
    }

    /** Returns how a count of what costs is read, whatever its unit: as allocated bytes are. */
    public static Reading ofCount(Policy policy) {
        return new Reading(false, true, Math.min(SHARP_EFFECT, policy.minimumEffect()), NEGLIGIBLE);
    }
}
