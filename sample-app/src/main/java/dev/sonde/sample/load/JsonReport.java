package dev.sonde.sample.load;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The result for programs: exact counts, and latencies in seconds. */
final class JsonReport {
    private final Result result;

    JsonReport(Result result) {
        this.result = result;
    }

    String print() {
        String kinds = result.kinds.stream().map(JsonReport::tally).collect(Collectors.joining(",\n"));
        return String.format(
                Locale.ROOT,
                "{\"ratePerSecond\":%s,\"answeredPerSecond\":%s,\"seconds\":%s,\"ownCores\":%s,%n"
                        + "\"total\":%s,%n\"kinds\":[%n%s%n]}%n",
                number(result.options.ratePerSecond),
                number(result.answeredPerSecond()),
                number(result.seconds),
                number(result.ownCores),
                tally(result.total),
                kinds);
    }

    private static String tally(Tally tally) {
        return String.format(
                Locale.ROOT,
                "{\"request\":%s,\"answered\":%d,\"unsent\":%d,\"bodyBytes\":%d,\"byStatus\":%s,\"byFailure\":%s,"
                        + "\"latency\":%s,\"service\":%s}",
                text(tally.name),
                tally.answeredCount(),
                tally.unsentCount(),
                tally.bodyBytes(),
                counts(tally.byStatus),
                counts(tally.byFailure),
                latency(tally.latency),
                latency(tally.service));
    }

    private static String counts(Map<?, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> text(entry.getKey().toString()) + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String latency(Histogram histogram) {
        return String.format(
                Locale.ROOT,
                "{\"count\":%d,\"mean\":%s,\"p50\":%s,\"p90\":%s,\"p99\":%s,\"p99.9\":%s,\"max\":%s}",
                histogram.getTotalCount(),
                number(histogram.getMean() / 1e9),
                number(histogram.getValueAtPercentile(50) / 1e9),
                number(histogram.getValueAtPercentile(90) / 1e9),
                number(histogram.getValueAtPercentile(99) / 1e9),
                number(histogram.getValueAtPercentile(99.9) / 1e9),
                number(histogram.getMaxValue() / 1e9));
    }

    private static String number(double number) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, "%.6f", number) : "null";
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
