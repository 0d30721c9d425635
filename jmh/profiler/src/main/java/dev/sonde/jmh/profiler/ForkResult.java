package dev.sonde.jmh.profiler;

import java.util.Collection;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * A figure that a fork gives once. JMH's own {@code ScalarResult} would count the iterations without it as zeros; the
 * score of this one is the mean over the forks that have it.
 */
public final class ForkResult extends Result<ForkResult> {

    private static final long serialVersionUID = 1L;

    ForkResult(String label, double value, String unit) {
        this(label, of(value), unit);
    }

    private ForkResult(String label, Statistics statistics, String unit) {
        super(ResultRole.SECONDARY, label, statistics, unit, AggregationPolicy.AVG);
    }

    @Override
    protected Aggregator<ForkResult> getThreadAggregator() {
        return ForkResult::all;
    }

    @Override
    protected Aggregator<ForkResult> getIterationAggregator() {
        return ForkResult::all;
    }

    private static ForkResult all(Collection<ForkResult> results) {
        ForkResult any = results.iterator().next();
        ListStatistics values = new ListStatistics();
        results.forEach(result -> values.addValue(result.getScore()));
        return new ForkResult(any.label, values, any.unit);
    }
}
