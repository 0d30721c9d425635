package dev.sonde.jmh.gate.compare;

import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.results.Measured;
import dev.sonde.jmh.gate.results.Measurement;
import dev.sonde.jmh.gate.results.Units;
import dev.sonde.jmh.gate.statistics.Comparison;
import dev.sonde.jmh.gate.statistics.Judge;
import dev.sonde.jmh.gate.statistics.Judgement;
import dev.sonde.jmh.gate.statistics.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds one run against another, benchmark by benchmark and metric by metric. */
public final class Comparer {
    private final Rules rules;

    /** Compares by these rules. */
    public Comparer(Rules rules) {
        this.rules = rules;
    }

    /** Compares two runs of which nothing is said but what they hold. */
    public Report compare(Side before, Side after, List<String> notes) {
        return compare(before, after, notes, new Pairing(false, Map.of()));
    }

    /** Compares two runs that were made together. */
    public Report compare(Side before, Side after, List<String> notes, Pairing pairing) {
        Map<BenchmarkKey, Measured> first = byKey(before);
        Map<BenchmarkKey, Measured> second = byKey(after);
        List<String> told = new ArrayList<>(notes);
        Map<BenchmarkKey, List<Pending>> pending = new LinkedHashMap<>();
        second.forEach((key, measured) -> {
            if (first.containsKey(key)) {
                pending.put(key, pairs(first.get(key), measured, pairing, told));
            }
        });
        judge(pending.values().stream().flatMap(List::stream).filter(each -> each.decides));
        judge(pending.values().stream().flatMap(List::stream).filter(each -> !each.decides));
        List<Compared> compared = pending.entrySet().stream()
                .map(each -> new Compared(
                        each.getKey(),
                        each.getValue().stream().map(Pending::judged).toList(),
                        Shares.changes(first.get(each.getKey()), second.get(each.getKey()))))
                .toList();
        return new Report(
                before.label(),
                after.label(),
                rules.policy(),
                after.results().environment(),
                compared,
                without(first, second),
                without(second, first),
                rules.missingIsFine(),
                List.copyOf(told),
                "");
    }

    /** Returns the report of sides that are not compared, and why. */
    public Report refused(Side before, Side after, String why) {
        return new Report(
                before.label(),
                after.label(),
                rules.policy(),
                after.results().environment(),
                List.of(),
                List.of(),
                List.of(),
                rules.missingIsFine(),
                List.of(),
                why);
    }

    private static Map<BenchmarkKey, Measured> byKey(Side side) {
        Map<BenchmarkKey, Measured> all = new LinkedHashMap<>();
        side.results().benchmarks().forEach(each -> all.put(each.key(), each));
        return all;
    }

    private static List<BenchmarkKey> without(Map<BenchmarkKey, Measured> all, Map<BenchmarkKey, Measured> others) {
        return all.keySet().stream().filter(key -> !others.containsKey(key)).toList();
    }

    private List<Pending> pairs(Measured before, Measured after, Pairing pairing, List<String> told) {
        Map<String, Measurement> first = before.secondary().stream()
                .collect(Collectors.toMap(Measurement::metric, Function.identity(), (one, other) -> one));
        List<Pending> pairs = new ArrayList<>();
        Stream.concat(Stream.of(after.score()), after.secondary().stream())
                .filter(each -> !Shares.isShare(each.metric()))
                .forEach(measurement -> {
                    Measurement old = measurement.metric().isEmpty() ? before.score() : first.get(measurement.metric());
                    Optional<Measurement> alike =
                            old == null ? Optional.empty() : Units.convert(old, measurement.unit());
                    alike.ifPresent(same -> pairs.add(new Pending(before.key(), same, measurement, pairing)));
                    if (old != null && alike.isEmpty()) {
                        told.add(before.key().name() + " is in " + old.unit() + " before and in " + measurement.unit()
                                + " after, which cannot be compared");
                    }
                });
        return pairs;
    }

    private void judge(Stream<Pending> questions) {
        List<Pending> asked = questions.toList();
        List<Judgement> answers = new Judge(rules.policy())
                .judge(asked.stream().map(each -> each.question).toList());
        for (int i = 0; i < answers.size(); i++) {
            asked.get(i).answer = answers.get(i);
        }
    }

    /** A metric of both sides on its way to a judgement. */
    private final class Pending {
        private final Measurement before;
        private final Measurement after;
        private final Reading reading;
        private final boolean decides;
        private final Comparison question;
        private Judgement answer;

        Pending(BenchmarkKey key, Measurement before, Measurement after, Pairing pairing) {
            this.before = before;
            this.after = after;
            this.reading = rules.reading(after);
            this.decides = rules.decides(after, reading);
            boolean paired = pairing.interleaved()
                    && before.series().size() == after.series().size();
            this.question = new Comparison(
                    before.series(), after.series(), paired, pairing.control(key, after.metric()), reading);
        }

        Judged judged() {
            return new Judged(before, after, reading, answer, decides);
        }
    }
}
