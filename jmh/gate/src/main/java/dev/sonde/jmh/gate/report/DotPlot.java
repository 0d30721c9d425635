package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Every value of a metric: large dots for forks, small ones for their iterations, before above after. */
final class DotPlot {
    private static final int WIDTH = 960;
    private static final int LEFT = 60;
    private static final int RIGHT = 940;
    private static final int HEIGHT = 108;
    private static final int BEFORE = 26;
    private static final int AFTER = 62;

    private final double least;
    private final double most;

    private DotPlot(double least, double most) {
        this.least = least;
        this.most = most;
    }

    static String draw(Judged judged) {
        double[] all = Stream.of(judged.before().series(), judged.after().series())
                .flatMap(series -> series.forks().stream())
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        DotPlot plot = of(all, judged.reading().minimumEffect());
        String unit = judged.before().unit();
        Svg svg = new Svg(
                WIDTH,
                HEIGHT,
                judged.name() + " in " + unit + ", before "
                        + Figures.spread(judged.before().series()) + ", after "
                        + Figures.spread(judged.after().series()));
        svg.line("axis", LEFT, HEIGHT - 22, RIGHT, HEIGHT - 22);
        svg.words("small", LEFT, HEIGHT - 6, "start", Figures.number(plot.least) + ' ' + unit);
        svg.words("small", RIGHT, HEIGHT - 6, "end", Figures.number(plot.most) + ' ' + unit);
        plot.row(svg, "before", BEFORE, judged.before().series());
        plot.row(svg, "after", AFTER, judged.after().series());
        return svg.end();
    }

    /** An axis over all values and no less than a change of interest, so that noise of a count looks like none. */
    private static DotPlot of(double[] values, double minimumEffect) {
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        double middle = (least + most) / 2;
        double half = Math.max((most - least) / 2, Math.abs(middle) * minimumEffect);
        return new DotPlot(middle - half, middle + half);
    }

    private void row(Svg svg, String kind, int y, Series series) {
        svg.words("small", 0, y + 4, "start", kind);
        for (double[] fork : series.forks()) {
            for (double value : fork) {
                svg.dot(kind + " iteration", x(value), y + 9, 2.5, "");
            }
        }
        double[] means = Figures.forkMeans(series);
        for (int i = 0; i < means.length; i++) {
            svg.dot(kind, x(means[i]), y - 2, 4.5, "fork " + (i + 1) + ": " + Figures.number(means[i]));
        }
        double middle = x(Figures.median(means));
        svg.line(kind + " middle", middle, y - 12, middle, y + 14);
    }

    private double x(double value) {
        return most > least ? LEFT + (RIGHT - LEFT) * (value - least) / (most - least) : (LEFT + RIGHT) / 2.0;
    }
}
