package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.ShareChange;
import java.util.List;
import java.util.stream.Collectors;

/** The shares of methods as bars, before above after. */
final class ShareBars {
    private static final int WIDTH = 960;
    private static final int LEFT = 420;
    private static final int RIGHT = 780;
    private static final int ROW = 36;
    private static final int BAR = 12;
    private static final int LONGEST_NAME = 58;

    private ShareBars() {}

    static String draw(List<ShareChange> changes) {
        String told = changes.stream().map(Page::method).collect(Collectors.joining("; "));
        Svg svg = new Svg(WIDTH, ROW * changes.size(), told);
        double most = changes.stream()
                .mapToDouble(change -> Math.max(change.before(), change.after()))
                .max()
                .orElse(1);
        for (int i = 0; i < changes.size(); i++) {
            row(svg, ROW * i, changes.get(i), most);
        }
        return svg.end();
    }

    private static void row(Svg svg, int top, ShareChange change, double most) {
        svg.words("name", 0, top + 20, "start", shortened(change.method()));
        bar(svg, "before", top + 3, change.before(), most);
        bar(svg, "after", top + 5 + BAR, change.after(), most);
        String words =
                Figures.percent(change.before()) + " → " + Figures.percent(change.after()) + " of " + change.of();
        svg.words("name", WIDTH, top + 20, "end", words);
    }

    private static void bar(Svg svg, String kind, int y, double share, double most) {
        svg.box(kind, LEFT, y, Math.max(1, (RIGHT - LEFT) * share / most), BAR);
    }

    /** The end of a name says more than its package. */
    private static String shortened(String method) {
        int length = method.length();
        return length <= LONGEST_NAME ? method : "…" + method.substring(length - LONGEST_NAME + 1);
    }
}
