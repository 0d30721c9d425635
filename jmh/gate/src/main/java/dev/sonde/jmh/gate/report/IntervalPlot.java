package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.statistics.Interval;
import java.util.ArrayList;
import java.util.List;

/** The ratio of each metric with its interval, one above the other on one logarithmic axis. */
final class IntervalPlot {
    private static final int WIDTH = 960;
    private static final int LEFT = 390;
    private static final int RIGHT = 780;
    private static final int ROW = 24;
    private static final int HEAD = 26;
    private static final int LONGEST_NAME = 52;
    private static final double WIDEST = Math.log(4);

    private final List<String> names = new ArrayList<>();
    private final List<Judged> rows = new ArrayList<>();

    void add(String name, Judged judged) {
        names.add(name);
        rows.add(judged);
    }

    String draw(double minimumEffect) {
        double reach = reach(minimumEffect);
        int height = HEAD + ROW * rows.size() + 8;
        Svg svg = new Svg(WIDTH, height, "The ratio of each metric with its interval; the table tells the same");
        double low = x(1 / (1 + minimumEffect), reach);
        svg.box("band", low, HEAD, x(1 + minimumEffect, reach) - low, height - HEAD);
        svg.line("one", x(1, reach), HEAD, x(1, reach), height);
        svg.words("small", LEFT, HEAD - 8, "middle", Figures.change(Math.exp(-reach)));
        svg.words("small", x(1, reach), HEAD - 8, "middle", "no change");
        svg.words("small", RIGHT, HEAD - 8, "middle", Figures.change(Math.exp(reach)));
        for (int i = 0; i < rows.size(); i++) {
            row(svg, i, reach);
        }
        return svg.end();
    }

    private void row(Svg svg, int place, double reach) {
        Judged judged = rows.get(place);
        Interval interval = judged.judgement().interval();
        double y = HEAD + ROW * (place + 0.5);
        String kind = HtmlReport.kind(judged);
        svg.words("name", 0, y + 4, "start", shortened(names.get(place)));
        svg.line(kind, x(interval.low(), reach), y, x(interval.high(), reach), y);
        for (double end : new double[] {interval.low(), interval.high()}) {
            double x = x(end, reach);
            svg.line(kind, x, y - 4, x, y + 4);
        }
        svg.dot(kind, x(judged.judgement().ratio(), reach), y, 4, names.get(place));
        svg.words(
                kind,
                RIGHT + 16,
                y + 4,
                "start",
                Verdicts.symbol(judged)
                        + ' '
                        + Verdicts.word(judged)
                        + ' '
                        + Figures.change(judged.judgement().ratio()));
    }

    /** Far enough for every interval that is not out of all bounds, and for what is of interest. */
    private double reach(double minimumEffect) {
        double reach = Math.log1p(minimumEffect) * 2;
        for (Judged judged : rows) {
            Interval interval = judged.judgement().interval();
            for (double end : new double[] {
                interval.low(), interval.high(), judged.judgement().ratio()
            }) {
                double far = end > 0 ? Math.abs(Math.log(end)) : WIDEST;
                reach = Math.max(reach, Double.isFinite(far) ? far : WIDEST);
            }
        }
        return Math.min(reach, WIDEST);
    }

    private static double x(double ratio, double reach) {
        double place = ratio > 0 ? Math.max(-reach, Math.min(reach, Math.log(ratio))) : -reach;
        return LEFT + (RIGHT - LEFT) * (place + reach) / (2 * reach);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
