package dev.sonde.testing;

import dev.sonde.metrics.Label;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.MetricKind;
import dev.sonde.metrics.Naming;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of docs/metrics.md: a line for each metric of Sonde's own. */
public final class MetricsTable {
    // Each has its own line by status; who asks for a percentile wants the endpoint's.
    private static final Set<Label> TOO_FINE = Set.of(Label.STATUS, Label.OUTCOME, Label.EXCEPTION);

    private MetricsTable() {}

    /** All lines, in the order in which metrics are documented. */
    public static List<String> rows() {
        return Metric.all().stream().map(MetricsTable::row).toList();
    }

    /** What one asks Prometheus of it first: rates of counters, a percentile of histograms. */
    public static String query(Metric metric) {
        String name = metric.name(Naming.MICROMETER);
        String by = metric.labels.stream()
                .filter(label -> !TOO_FINE.contains(label))
                .map(label -> label.key(Naming.MICROMETER))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.joining(", "));
        if (metric.kind == MetricKind.HISTOGRAM) {
            return "histogram_quantile(0.99, sum by (le" + (by.isEmpty() ? "" : ", " + by) + ") (rate(" + name
                    + "_bucket[5m])))";
        }
        if (metric.kind == MetricKind.COUNTER) {
            return "sum by (" + (by.isEmpty() ? "application" : by) + ") (rate(" + name + "[5m]))";
        }
        return "max by (" + (by.isEmpty() ? "instance" : "instance, " + by) + ") (" + name + ")";
    }

    private static String row(Metric metric) {
        String other = metric.name(Naming.OPENTELEMETRY);
        boolean same = other.equals(metric.name(Naming.MICROMETER));
        String labels = String.join(", ", metric.labelKeys(Naming.MICROMETER));
        return "| `" + metric.name(Naming.MICROMETER) + "` | " + (same ? "" : "`" + other + "`") + " | "
                + metric.kind.toString().toLowerCase(Locale.ROOT) + " | " + metric.unit() + " | "
                + (labels.isEmpty() ? "" : "`" + labels + "`") + " | " + metric.help + " | `" + query(metric) + "` |";
    }
}
