package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.results.BenchmarkKey;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What benchmarks are called: class and method, and what else tells one from the other. */
final class Names {
    private static final Pattern QUALIFIED = Pattern.compile("[\\p{L}\\p{N}_$]+(\\.[\\p{L}\\p{N}_$]+)+");

    private Names() {}

    static String of(BenchmarkKey key) {
        StringBuilder name = new StringBuilder(shortened(key.name()));
        if (!key.parameters().isEmpty()) {
            name.append(key.parameters().entrySet().stream()
                    .map(each -> each.getKey() + '=' + each.getValue())
                    .collect(Collectors.joining(", ", " {", "}")));
        }
        if (!key.mode().equals("avgt") && !key.mode().isEmpty()) {
            name.append(' ').append(key.mode());
        }
        return printable(
                key.threads() > 1 ? name.append(" ×").append(key.threads()).toString() : name.toString());
    }

    /** The class of a benchmark, with its package; all but the last word of other names. */
    static String classOf(BenchmarkKey key) {
        int dot = QUALIFIED.matcher(key.name()).matches() ? key.name().lastIndexOf('.') : -1;
        return dot < 0 ? "benchmarks" : printable(key.name().substring(0, dot));
    }

    static String list(List<BenchmarkKey> keys) {
        return keys.stream().map(Names::of).collect(Collectors.joining(", "));
    }

    /** What a metric of that benchmark is called beside its name: a unit says enough of what decides, if it is one. */
    static String ofMetric(Judged judged) {
        String unit = judged.before().unit();
        if (judged.decides()) {
            return unit.equals("#") ? judged.name() : unit;
        }
        return judged.name() + ' ' + unit;
    }

    /** How it was judged, in a sentence. */
    static String policy(Report report) {
        String rate = Figures.percent(report.policy().falseAlarmRate());
        String shared = switch (report.policy().correction()) {
            case NONE -> rate + " of the metrics where nothing changed";
            case HOLM -> rate + " of such runs as a whole (Holm)";
            case BENJAMINI_HOCHBERG -> rate + " of the alarms (Benjamini and Hochberg)";
        };
        return "Changes of " + Figures.percent(report.policy().minimumEffect())
                + " or more are of interest, of counts 0.5 %; false alarms in at most " + shared + ".";
    }

    /** Without what a terminal would obey. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]", "?");
    }

    private static String shortened(String name) {
        if (!QUALIFIED.matcher(name).matches()) {
            return name;
        }
        int method = name.lastIndexOf('.');
        return name.substring(name.lastIndexOf('.', method - 1) + 1);
    }
}
