package dev.sonde.jmh.gate.statistics;

import java.util.Locale;

/**
 * How the values of one metric are to be read.
 *
 * @param moreIsBetter whether a higher value is the cheaper one
 * @param sharp whether the metric is a count that forks agree on, such as allocated bytes, and not a time
 * @param minimumEffect the smallest change of interest, as a fraction
 * @param negligible what is no more than this, in the metric's own unit, counts as this much: no allocation at all is
 *     measured as a millionth of a byte, of which the double means nothing
 */
public record Reading(boolean moreIsBetter, boolean sharp, double minimumEffect, double negligible) {
    /** Half of a hundredth: what forks of a count that is deterministic stay within. */
    private static final double SHARP_EFFECT = 0.005;

    private static final double NEGLIGIBLE_BYTES = 0.5;

    /** Returns how a metric of this unit is read: bytes and counts sharply, times as the policy says. */
    public static Reading of(String unit, boolean moreIsBetter, Policy policy) {
        String measured = unit.toLowerCase(Locale.ROOT);
        boolean bytes = measured.equals("b/op");
        boolean counts = measured.equals("counts") || measured.equals("#") || measured.equals("#/op");
        boolean sharp = bytes || counts;
        return new Reading(
                moreIsBetter,
                sharp,
                sharp ? Math.min(SHARP_EFFECT, policy.minimumEffect()) : policy.minimumEffect(),
                bytes ? NEGLIGIBLE_BYTES : 0);
    }
}
