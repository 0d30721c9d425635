package dev.sonde.jmh.gate.compare;

import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.statistics.Policy;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.util.List;
import java.util.Map;

/**
 * Everything that a comparison found, to be shown in whatever form.
 *
 * @param before what the first side is called
 * @param after what the second side is called
 * @param environment where the second side ran
 * @param onlyBefore benchmarks that the second side does not have
 * @param onlyAfter benchmarks that the first side does not have
 * @param missingIsFine whether a benchmark may be gone
 * @param notes what a reader has to know beside the figures, a sentence each
 * @param refusal why nothing was judged, or empty
 */
public record Report(
        String before,
        String after,
        Policy policy,
        Map<String, String> environment,
        List<Compared> benchmarks,
        List<BenchmarkKey> onlyBefore,
        List<BenchmarkKey> onlyAfter,
        boolean missingIsFine,
        List<String> notes,
        String refusal) {

    /** Returns the same report of another policy with these benchmarks. */
    public Report with(Policy other, List<Compared> found) {
        return new Report(
                before, after, other, environment, found, onlyBefore, onlyAfter, missingIsFine, notes, refusal);
    }

    /** Returns what all this comes to: a regression weighs more than what cannot be told. */
    public Outcome outcome() {
        if (count(Verdict.SLOWER) > 0) {
            return Outcome.REGRESSION;
        }
        boolean gone = !missingIsFine && !onlyBefore.isEmpty();
        boolean nothing =
                benchmarks.stream().flatMap(Compared::deciding).findAny().isEmpty();
        return gone || nothing || count(Verdict.UNCERTAIN) > 0 ? Outcome.UNCERTAIN : Outcome.FINE;
    }

    /** Returns of how many metrics that decide this was found. */
    public long count(Verdict verdict) {
        return benchmarks.stream()
                .flatMap(Compared::deciding)
                .filter(judged -> judged.judgement().verdict() == verdict)
                .count();
    }
}
