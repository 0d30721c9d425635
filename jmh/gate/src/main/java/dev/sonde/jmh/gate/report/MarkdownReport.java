package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.Compared;
import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** A report as a comment on a pull request: what changed or cannot be told as a table, the rest folded away. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** Returns the text. */
    public static String of(Report report) {
        StringBuilder text = new StringBuilder("### Benchmarks: ")
                .append(escaped(Page.headline(report)))
                .append("\n\n");
        List<Compared> loud =
                report.benchmarks().stream().filter(MarkdownReport::isLoud).toList();
        List<Compared> quiet =
                report.benchmarks().stream().filter(each -> !isLoud(each)).toList();
        table(report, loud, text);
        if (!quiet.isEmpty()) {
            text.append("<details><summary>").append(quiet.size()).append(" the same</summary>\n\n");
            table(report, quiet, text);
            text.append("</details>\n\n");
        }
        methods(loud, text);
        Page.notes(report)
                .forEach(note -> text.append("* ").append(escaped(note)).append('\n'));
        if (!report.benchmarks().isEmpty()) {
            text.append("\n<sub>").append(escaped(Names.policy(report))).append("</sub>\n");
        }
        return text.toString();
    }

    private static boolean isLoud(Compared compared) {
        return compared.deciding().anyMatch(judged -> judged.judgement().verdict() != Verdict.SAME);
    }

    private static void table(Report report, List<Compared> benchmarks, StringBuilder text) {
        if (benchmarks.isEmpty()) {
            return;
        }
        row(
                text,
                Stream.of("benchmark", "unit", report.before(), report.after(), "change", "interval", "verdict")
                        .map(MarkdownReport::escaped));
        text.append("|---|---|--:|--:|--:|--:|---|\n");
        for (Compared compared : benchmarks) {
            for (Judged judged : Page.shown(compared)) {
                row(text, cells(compared, judged));
            }
        }
        text.append('\n');
    }

    private static Stream<String> cells(Compared compared, Judged judged) {
        String verdict = Verdicts.symbol(judged) + ' ' + Verdicts.word(judged);
        return Stream.of(
                escaped(Names.of(compared.key())),
                escaped(Names.ofMetric(judged)),
                Figures.spread(judged.before().series()),
                Figures.spread(judged.after().series()),
                Figures.change(judged.judgement().ratio()),
                escaped(Figures.interval(judged.judgement().interval())),
                judged.decides() && Page.changed(judged) ? "**" + verdict + "**" : verdict);
    }

    private static void methods(List<Compared> benchmarks, StringBuilder text) {
        for (Compared compared : benchmarks) {
            compared.methods()
                    .forEach(change -> text.append("* ")
                            .append(escaped(Names.of(compared.key()) + ": " + Page.method(change)))
                            .append('\n'));
        }
    }

    private static void row(StringBuilder text, Stream<String> cells) {
        cells.forEach(cell -> text.append("| ").append(cell).append(' '));
        text.append("|\n");
    }

    /** Without what Markdown, or the HTML in it, would take for its own. */
    private static String escaped(String text) {
        return Names.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|~#@])", "\\\\$1");
    }
}
