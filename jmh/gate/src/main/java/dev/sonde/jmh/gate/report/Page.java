package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.Compared;
import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.compare.ShareChange;
import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every written form of a report says, in sentences without markup. */
final class Page {
    private static final int NAMED = 3;

    private Page() {}

    /** The outcome in one sentence. */
    static String headline(Report report) {
        if (!report.refusal().isEmpty()) {
            return "cannot tell: " + report.refusal();
        }
        List<String> parts = new ArrayList<>();
        add(parts, report.count(Verdict.SLOWER), "worse");
        add(parts, report.count(Verdict.UNCERTAIN), "cannot be told");
        add(parts, report.count(Verdict.FASTER), "better");
        add(parts, report.count(Verdict.SAME), "the same");
        String found = parts.isEmpty() ? "nothing to compare" : String.join(", ", parts);
        return report.outcome().words + ": " + found;
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    /** Metrics that decide, and of the others those that changed. */
    static List<Judged> shown(Compared compared) {
        return compared.metrics().stream()
                .filter(judged -> judged.decides() || changed(judged))
                .toList();
    }

    static boolean changed(Judged judged) {
        Verdict verdict = judged.judgement().verdict();
        return verdict == Verdict.SLOWER || verdict == Verdict.FASTER;
    }

    /** What has to be said beside the figures, a sentence each; one that holds of many names some. */
    static List<String> notes(Report report) {
        Map<String, List<String>> remarks = new LinkedHashMap<>();
        for (Compared compared : report.benchmarks()) {
            for (Judged judged : compared.deciding().toList()) {
                String of = Names.of(compared.key())
                        + ' '
                        + Names.printable(judged.before().unit());
                Verdicts.remarks(judged)
                        .forEach(remark -> remarks.computeIfAbsent(remark, any -> new ArrayList<>())
                                .add(of));
            }
        }
        Stream<String> told = remarks.entrySet().stream().map(each -> some(each.getValue()) + ": " + each.getKey());
        return Stream.of(report.notes().stream(), onlyOneSide(report), told)
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<String> onlyOneSide(Report report) {
        List<String> notes = new ArrayList<>();
        if (!report.onlyBefore().isEmpty()) {
            notes.add("only in " + report.before() + ": " + names(report.onlyBefore())
                    + (report.missingIsFine() ? "" : " (--allow-missing if that is meant)"));
        }
        if (!report.onlyAfter().isEmpty()) {
            notes.add("only in " + report.after() + ": " + names(report.onlyAfter()));
        }
        return notes.stream();
    }

    private static String names(List<BenchmarkKey> keys) {
        return keys.stream().map(Names::of).collect(Collectors.joining(", "));
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    static String method(ShareChange change) {
        return String.format(
                "%s  %s of %s before, %s after",
                Names.printable(change.method()),
                Figures.percent(change.before()),
                change.of(),
                Figures.percent(change.after()));
    }
}
