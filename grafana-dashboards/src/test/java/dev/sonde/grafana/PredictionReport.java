package dev.sonde.grafana;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was foretold beside what was measured, as a table of Markdown. */
final class PredictionReport {
    static String of(
            String subject, Map<String, Foretold> foretold, Foretold first, Map<String, List<Measured>> measured) {
        StringBuilder table = new StringBuilder("| " + subject + """
                : mix | CPU while looking | others meanwhile | D | idle | R² | ± | foretold | measured | spread | foretold / measured \
                | with the CPU it got | from the first mix's history |
                |---|---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        foretold.forEach((mix, told) -> table.append(row(mix, told, first, measured.get(mix))));
        table.append('\n');
        measured.forEach((mix, runs) -> table.append(got(mix, runs)));
        return table.toString();
    }

    private static String row(String mix, Foretold told, Foretold first, List<Measured> runs) {
        double perSecond = median(runs, Measured::perSecond);
        double lowest = runs.stream().mapToDouble(Measured::perSecond).min().orElseThrow();
        double highest = runs.stream().mapToDouble(Measured::perSecond).max().orElseThrow();
        double ofCpu = median(runs, run -> told.mostPerSecond(run.cores()) / run.perSecond());
        return String.format(
                Locale.ROOT,
                "| %s | %.0f %% | %.0f %% | %.3f ms | %.3f | %.3f | %.0f %% | %.0f/s | %.0f/s "
                        + "| %.0f %% | **%.3f** | %.3f | %.3f |%n",
                mix,
                100 * told.meanCores(),
                100 * told.othersCores(),
                1000 * told.slopeSeconds(),
                told.idleCores(),
                told.r2(),
                100 * told.error(),
                told.mostPerSecond(),
                perSecond,
                100 * (highest - lowest) / perSecond,
                told.mostPerSecond() / perSecond,
                ofCpu,
                first.mostPerSecond(told.shareOf()) / perSecond);
    }

    private static String got(String mix, List<Measured> runs) {
        StringBuilder lines = new StringBuilder();
        for (Measured run : runs) {
            lines.append(String.format(
                    Locale.ROOT,
                    "%s at saturation: %.0f/s with %.2f of its processor, others %.2f%n",
                    mix,
                    run.perSecond(),
                    run.cores(),
                    run.othersCores()));
        }
        return lines.toString();
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private PredictionReport() {}
}
