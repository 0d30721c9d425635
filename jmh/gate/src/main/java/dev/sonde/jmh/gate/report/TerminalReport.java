package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.Compared;
import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.compare.Outcome;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A report as a table for a terminal, in colours where somebody looks. */
public final class TerminalReport {
    private static final Map<Verdict, String> COLOURS =
            Map.of(Verdict.SLOWER, "31", Verdict.FASTER, "32", Verdict.UNCERTAIN, "33", Verdict.SAME, "2");
    private static final Map<Outcome, String> OUTCOMES =
            Map.of(Outcome.FINE, "1;32", Outcome.REGRESSION, "1;31", Outcome.UNCERTAIN, "1;33");
    private static final int LAST = 6;

    private final boolean colours;

    /** Prepares it, with the escape codes of colours or without. */
    public TerminalReport(boolean colours) {
        this.colours = colours;
    }

    /** Returns the lines to print. */
    public List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        if (!report.benchmarks().isEmpty()) {
            table(report, lines);
            lines.add("");
        }
        Page.notes(report).forEach(note -> lines.add("note: " + Names.printable(note)));
        if (!report.benchmarks().isEmpty()) {
            lines.add(Names.policy(report));
        }
        lines.add(coloured(Names.printable(Page.headline(report)), OUTCOMES.get(report.outcome())));
        return lines;
    }

    private void table(Report report, List<String> lines) {
        Columns columns = new Columns(LAST);
        columns.add(
                "benchmark",
                "unit",
                Names.printable(report.before()),
                Names.printable(report.after()),
                "ratio",
                "interval",
                "verdict");
        for (Compared compared : report.benchmarks()) {
            String name = Names.of(compared.key());
            for (Judged judged : Page.shown(compared)) {
                columns.add(row(name, judged));
                name = "";
            }
            compared.methods().forEach(change -> columns.line("    " + Page.method(change)));
        }
        lines.addAll(columns.lines());
    }

    private String[] row(String name, Judged judged) {
        String word = Verdicts.word(judged) + (judged.decides() ? "" : " (told only)");
        return new String[] {
            name,
            Names.printable(Names.ofMetric(judged)),
            Figures.spread(judged.before().series()),
            Figures.spread(judged.after().series()),
            Figures.ratio(judged.judgement().ratio()),
            Figures.interval(judged.judgement().interval()),
            coloured(word, COLOURS.get(judged.judgement().verdict()))
        };
    }

    private String coloured(String text, String code) {
        return colours ? "\033[" + code + 'm' + text + "\033[0m" : text;
    }
}
