package dev.sonde.jmh.gate.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much of the rate of false alarms a run that is looked at while it goes on may have spent, so that to look
 * early and
 * often makes no alarm more likely: K. K. G. Lan and D. L. DeMets, Discrete sequential boundaries for clinical trials,
 * Biometrika 70 (1983).
 *
 * <p>Each look is judged at what the looks before it left of that. Since the chance that one of several things
 * happens is at
 * most the sum of their chances, that holds whatever the values' distribution, and a little more than it has to.
 */
public enum Spending {
    /** Spends evenly: large effects are found early. */
    POCOCK {
        @Override
        double spent(double part, double rate) {
            return rate * Math.log(1 + (Math.E - 1) * part);
        }
    },
    /** Spends late: nearly nothing is lost against a run that is looked at once. */
    OBRIEN_FLEMING {
        @Override
        double spent(double part, double rate) {
            NormalDistribution normal = NormalDistribution.of(0, 1);
            return 2 * normal.survivalProbability(normal.inverseSurvivalProbability(rate / 2) / Math.sqrt(part));
        }
    };

    private static final double GROWTH = 1.5;

    /** Returns what may have been spent when this part of the longest run, more than 0 and at most 1, is done. */
    abstract double spent(double part, double rate);

    /** Returns the level of a look after so many rounds, the last one having been after so many. */
    public double level(int rounds, int before, int most, double rate) {
        double spentBefore = before == 0 ? 0 : spent((double) before / most, rate);
        return spent((double) rounds / most, rate) - spentBefore;
    }

    /** Returns all that is left for the last look of a run that ends before its time. */
    public double rest(int before, int most, double rate) {
        return before == 0 ? rate : rate - spent((double) before / most, rate);
    }

    /** Returns after how many rounds to look: first after this many, then whenever half as many again are done. */
    public static List<Integer> looks(int first, int most) {
        List<Integer> looks = new ArrayList<>();
        for (int rounds = Math.min(first, most); rounds < most; rounds = (int) Math.ceil(rounds * GROWTH)) {
            looks.add(rounds);
        }
        looks.add(most);
        return looks;
    }
}
