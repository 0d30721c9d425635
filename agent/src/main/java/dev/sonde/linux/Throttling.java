package dev.sonde.linux;

import java.util.HashMap;
import java.util.Map;

/**
 * Counters that are read now at this level of a hierarchy, now at that one: starts with what the first says, and from
 * then on adds what each has gained since it was last read, so that they never go back.
 */
final class Throttling {

    private final Map<Integer, double[]> lastByLevel = new HashMap<>();
    private double[] sums;

    /** The sums after this reading at this level; NaN is passed on. */
    synchronized double[] after(int level, double[] counters) {
        if (Double.isNaN(counters[0] + counters[1] + counters[2])) {
            return counters;
        }
        double[] last = lastByLevel.put(level, counters);
        if (sums == null) {
            sums = counters.clone();
        } else if (last != null) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Math.max(0, counters[i] - last[i]);
            }
        }
        return sums.clone();
    }
}
