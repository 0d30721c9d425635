package dev.sonde.jmh.gate.power;

import dev.sonde.jmh.gate.statistics.Comparison;
import dev.sonde.jmh.gate.statistics.Correction;
import dev.sonde.jmh.gate.statistics.HierarchicalBootstrap;
import dev.sonde.jmh.gate.statistics.Interval;
import dev.sonde.jmh.gate.statistics.Judge;
import dev.sonde.jmh.gate.statistics.Policy;
import dev.sonde.jmh.gate.statistics.Series;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** A way to say of two series whether the cost rose; those that are in use are measured beside ours. */
enum Gate {
    SONDE {
        @Override
        boolean alarms(Comparison comparison, double rate) {
            Policy policy = new Policy(0.05, rate, 0.95, Correction.HOLM);
            Verdict verdict =
                    new Judge(policy).judge(List.of(comparison)).get(0).verdict();
            return verdict == Verdict.SLOWER;
        }
    },
    /** The candidate's mean is more than a tenth higher. */
    FIXED_THRESHOLD {
        @Override
        boolean alarms(Comparison comparison, double rate) {
            return mean(comparison.candidate()) > 1.1 * mean(comparison.baseline());
        }
    },
    /** Ranks of the forks' means. */
    MANN_WHITNEY {
        @Override
        boolean alarms(Comparison comparison, double rate) {
            return ranks(means(comparison.candidate()), means(comparison.baseline()), rate);
        }
    },
    /** Ranks of all iterations, as if those of one fork knew nothing of each other. */
    MANN_WHITNEY_OF_ITERATIONS {
        @Override
        boolean alarms(Comparison comparison, double rate) {
            return ranks(all(comparison.candidate()), all(comparison.baseline()), rate);
        }
    },
    /** The interval of the bootstrap's percentiles leaves out 1. */
    BOOTSTRAP {
        @Override
        boolean alarms(Comparison comparison, double rate) {
            Interval interval = HierarchicalBootstrap.interval(
                    comparison.baseline(), comparison.candidate(), 1 - rate, new HierarchicalBootstrap.Effort(1, 1000));
            return interval.low() > 1;
        }
    };

    /**
     * Returns whether the gate says that the candidate costs more, where either side may be found with this rate in
     * all.
     */
    abstract boolean alarms(Comparison comparison, double rate);

    private static boolean ranks(double[] after, double[] before, double rate) {
        return MannWhitneyUTest.withDefaults()
                        .with(AlternativeHypothesis.GREATER_THAN)
                        .test(after, before)
                        .getPValue()
                <= rate / 2;
    }

    private static double[] means(Series series) {
        return series.forks().stream().mapToDouble(Gate::mean).toArray();
    }

    private static double[] all(Series series) {
        return series.forks().stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double mean(Series series) {
        return mean(means(series));
    }

    private static double mean(double... values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
