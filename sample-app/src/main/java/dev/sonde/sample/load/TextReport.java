package dev.sonde.sample.load;

import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The result as a table to read. */
final class TextReport {
    private final Result result;
    private final int nameWidth;

    TextReport(Result result) {
        this.result = result;
        this.nameWidth = result.kinds.stream()
                .mapToInt(kind -> kind.name.length())
                .map(length -> Math.min(length, 44))
                .max()
                .orElse(10);
    }

    String print() {
        StringBuilder text = new StringBuilder(head());
        text.append(row("", "answered", "4xx", "5xx", "failed", "p50", "p90", "p99", "p99.9", "max", "service p99"));
        result.kinds.forEach(kind -> text.append(row(kind)));
        text.append(row(result.total)).append("\nresponses by status\n");
        result.kinds.forEach(kind -> text.append(statuses(kind)));
        return text.append(statuses(result.total)).append(failures()).toString();
    }

    private String head() {
        Options options = result.options;
        return String.format(
                Locale.ROOT,
                "%.0f/s were due (%s) at http://%s over %d connections, %.1f/s were answered, in %.1f s; "
                        + "the generator took %.2f cores.%nMilliseconds from the moment a request was due:%n%n",
                options.ratePerSecond,
                options.arrivals.name().toLowerCase(Locale.ROOT),
                options.target.host,
                options.connections,
                result.answeredPerSecond(),
                result.seconds,
                result.ownCores);
    }

    private String row(Tally kind) {
        Histogram latency = kind.latency;
        return row(
                kind.name,
                kind.answeredCount(),
                kind.answeredCount(4),
                kind.answeredCount(5),
                kind.failedCount() + kind.unsentCount(),
                millis(latency, 50),
                millis(latency, 90),
                millis(latency, 99),
                millis(latency, 99.9),
                millis(latency, 100),
                millis(kind.service, 99));
    }

    private String row(String name, Object... cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-" + nameWidth + "s", shortened(name)));
        for (Object cell : cells) {
            row.append(String.format(Locale.ROOT, " %9s", cell));
        }
        return row.append(System.lineSeparator()).toString();
    }

    private String shortened(String name) {
        return name.length() <= nameWidth ? name : name.substring(0, nameWidth - 3) + "...";
    }

    private static String millis(Histogram histogram, double percentile) {
        double millis = histogram.getValueAtPercentile(percentile) / 1e6;
        return histogram.getTotalCount() == 0 ? "" : String.format(Locale.ROOT, "%.2f", millis);
    }

    private String statuses(Tally kind) {
        String counts = kind.byStatus.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "  " + kind.name + "  " + counts + System.lineSeparator();
    }

    private String failures() {
        String how = result.total.byFailure.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        String unsent = result.total.unsentCount() == 0 ? "" : result.total.unsentCount() + " never sent; ";
        return result.isComplete() ? "" : "without an answer: " + unsent + how + System.lineSeparator();
    }
}
