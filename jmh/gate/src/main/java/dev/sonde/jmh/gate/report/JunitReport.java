package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.Compared;
import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.compare.Outcome;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.util.List;

/**
 * A report as the XML of JUnit that build servers read: a test for each metric that decides. A regression is a failure;
 * what cannot be told is skipped, which is neither a failure nor a pass.
 */
public final class JunitReport {

    private JunitReport() {}

    /** Returns the text. */
    public static String of(Report report) {
        long skipped = report.count(Verdict.UNCERTAIN)
                + (report.refusal().isEmpty() ? 0 : 1)
                + (report.missingIsFine() ? 0 : report.onlyBefore().size());
        long tests = skipped + report.count(Verdict.SLOWER) + report.count(Verdict.FASTER) + report.count(Verdict.SAME);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"benchmarks\" time=\"0\" tests=\"")
                .append(tests)
                .append("\" errors=\"0\" skipped=\"")
                .append(skipped)
                .append("\" failures=\"")
                .append(report.count(Verdict.SLOWER))
                .append("\">\n  <properties>\n");
        property(xml, "before", report.before());
        property(xml, "after", report.after());
        property(xml, "outcome", report.outcome().words);
        report.environment().forEach((trait, value) -> property(xml, trait, value));
        xml.append("  </properties>\n");
        if (!report.refusal().isEmpty()) {
            test(xml, "benchmarks", "comparison", skipped(report.refusal()));
        }
        for (Compared compared : report.benchmarks()) {
            for (Judged judged : compared.deciding().toList()) {
                test(xml, Names.classOf(compared.key()), name(compared.key(), judged), inside(judged));
            }
        }
        gone(report)
                .forEach(key -> test(xml, Names.classOf(key), Names.of(key), skipped("only in " + report.before())));
        return xml.append("</testsuite>\n").toString();
    }

    private static List<BenchmarkKey> gone(Report report) {
        return report.missingIsFine() ? List.of() : report.onlyBefore();
    }

    private static String name(BenchmarkKey key, Judged judged) {
        return Names.of(key) + ' ' + judged.before().unit();
    }

    private static String inside(Judged judged) {
        String told = Figures.spread(judged.before().series()) + " before, "
                + Figures.spread(judged.after().series()) + " after: "
                + Figures.change(judged.judgement().ratio()) + ", interval "
                + Figures.interval(judged.judgement().interval());
        return switch (judged.judgement().verdict()) {
            case SLOWER ->
                "\n    <failure type=\"" + Outcome.REGRESSION.words + "\" message=\""
                        + Markup.escaped(Verdicts.word(judged) + ", "
                                + Figures.change(judged.judgement().ratio())) + "\">"
                        + Markup.escaped(told) + "</failure>\n  ";
            case UNCERTAIN -> skipped("cannot tell: " + String.join("; ", Verdicts.remarks(judged)));
            case SAME, FASTER ->
                "\n    <system-out>" + Markup.escaped(Verdicts.word(judged) + ", " + told) + "</system-out>\n  ";
        };
    }

    private static String skipped(String why) {
        return "\n    <skipped message=\"" + Markup.escaped(why) + "\"/>\n  ";
    }

    private static void test(StringBuilder xml, String className, String name, String inside) {
        xml.append("  <testcase name=\"")
                .append(Markup.escaped(name))
                .append("\" classname=\"")
                .append(Markup.escaped(className))
                .append("\" time=\"0\">")
                .append(inside)
                .append("</testcase>\n");
    }

    private static void property(StringBuilder xml, String name, String value) {
        xml.append("    <property name=\"")
                .append(Markup.escaped(name))
                .append("\" value=\"")
                .append(Markup.escaped(value))
                .append("\"/>\n");
    }
}
