package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.Compared;
import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.compare.ShareChange;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as one page with plots that loads nothing and runs no script. */
public final class HtmlReport {
    private static final String STYLE = style();
    private static final Map<Verdict, String> KINDS = Map.of(
            Verdict.SLOWER, "slower",
            Verdict.FASTER, "faster",
            Verdict.SAME, "same",
            Verdict.UNCERTAIN, "uncertain-word");

    private final Report report;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(Report report) {
        this.report = report;
    }

    /** Returns the page. */
    public static String of(Report report) {
        return new HtmlReport(report).page();
    }

    static String kind(Judged judged) {
        return KINDS.get(judged.judgement().verdict());
    }

    private String page() {
        String headline = Markup.escaped(Page.headline(report));
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(headline)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head><body><main>\n<h1>Benchmarks</h1>\n<p class=\"quiet\">")
                .append(Markup.escaped(report.before() + " and " + report.after()))
                .append("</p>\n<p class=\"outcome ")
                .append(report.outcome().name().toLowerCase(Locale.ROOT))
                .append("\"><strong>")
                .append(headline)
                .append("</strong></p>\n");
        if (!report.benchmarks().isEmpty()) {
            paragraph(Names.policy(report));
            overview();
            page.append("<h2>Each benchmark</h2>\n");
            report.benchmarks().forEach(this::benchmark);
        }
        notes();
        environment();
        return page.append("</main></body></html>\n").toString();
    }

    private void overview() {
        IntervalPlot plot = new IntervalPlot();
        report.benchmarks()
                .forEach(compared -> compared.deciding()
                        .forEach(judged -> plot.add(
                                Names.of(compared.key()) + "  "
                                        + judged.before().unit(),
                                judged)));
        page.append("<h2>All at a glance</h2>\n<p class=\"quiet\">Cost after by cost before, with its interval. ")
                .append("Within the band a time is the same.</p>\n<div class=\"wide\" tabindex=\"0\" ")
                .append("role=\"region\" aria-label=\"Ratios\">\n")
                .append(plot.draw(report.policy().minimumEffect()))
                .append("</div>\n");
    }

    private void benchmark(Compared compared) {
        boolean loud = compared.deciding().anyMatch(judged -> judged.judgement().verdict() != Verdict.SAME);
        String verdicts = compared.deciding().map(Verdicts::word).distinct().collect(Collectors.joining(", "));
        page.append(loud ? "<details open><summary>" : "<details><summary>")
                .append(Markup.escaped(Names.of(compared.key()) + ": " + verdicts))
                .append("</summary>\n");
        table(compared);
        compared.deciding().forEach(judged -> {
            page.append("<h3>")
                    .append(Markup.escaped(
                            judged.name() + ", " + judged.before().unit()))
                    .append("</h3>\n<div class=\"wide\">\n")
                    .append(DotPlot.draw(judged))
                    .append("</div>\n");
            Verdicts.remarks(judged).forEach(this::paragraph);
        });
        methods(compared.methods());
        page.append("</details>\n");
    }

    private void table(Compared compared) {
        page.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Metrics of ")
                .append(Markup.escaped(Names.of(compared.key())))
                .append("\"><table><thead>");
        row("th", Stream.of("metric", "unit", "before", "after", "change", "interval of ratio", "verdict"));
        page.append("</thead><tbody>");
        for (Judged judged : compared.metrics()) {
            row(
                    "td",
                    Stream.of(
                            judged.name() + (judged.decides() ? "" : " (told only)"),
                            judged.before().unit(),
                            Figures.spread(judged.before().series()),
                            Figures.spread(judged.after().series()),
                            Figures.change(judged.judgement().ratio()),
                            Figures.interval(judged.judgement().interval()),
                            Verdicts.symbol(judged) + ' ' + Verdicts.word(judged)));
        }
        page.append("</tbody></table></div>\n");
    }

    private void methods(List<ShareChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.append("<h3>Methods whose share changed</h3>\n<div class=\"wide\">\n")
                .append(ShareBars.draw(changes))
                .append("</div>\n");
    }

    private void notes() {
        List<String> notes = Page.notes(report);
        if (!notes.isEmpty()) {
            page.append("<h2>Notes</h2>\n<ul>");
            notes.forEach(
                    note -> page.append("<li>").append(Markup.escaped(note)).append("</li>\n"));
            page.append("</ul>\n");
        }
    }

    private void environment() {
        page.append("<h2>Where it ran</h2>\n<div class=\"wide\"><table><thead>");
        row("th", Stream.of("trait", report.after()));
        page.append("</thead><tbody>");
        report.environment().forEach((trait, value) -> row("td", Stream.of(trait, value)));
        page.append("</tbody></table></div>\n");
    }

    private void row(String cell, Stream<String> values) {
        String scope = cell.equals("th") ? " scope=\"col\"" : "";
        page.append("<tr>");
        values.forEach(value -> page.append('<')
                .append(cell)
                .append(scope)
                .append('>')
                .append(Markup.escaped(value))
                .append("</")
                .append(cell)
                .append('>'));
        page.append("</tr>\n");
    }

    private void paragraph(String text) {
        page.append("<p class=\"quiet\">").append(Markup.escaped(text)).append("</p>\n");
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
