package dev.sonde.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What {@code watch} shows: a line about the service, and a table of its endpoints, the dearest first. */
final class Page {
    private static final int MOST_ROWS = 30;
    private static final double KILO = 1024;
    private static final String[] HEADS = {
        "", "requests/s", "p50 ms", "p99 ms", "4xx/s", "5xx/s", "CPU ms/req", "KB/req", "CPU %"
    };

    private final Change change;

    Page(Change change) {
        this.change = change;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(service());
        lines.add("");
        if (change.endpoints.isEmpty()) {
            lines.add("No request was answered in the last " + Figures.number(change.seconds) + " s.");
            return lines;
        }
        List<Map.Entry<String, Account>> rows = dearestFirst();
        Table table = new Table();
        table.add(HEADS.clone());
        rows.stream().limit(MOST_ROWS).forEach(row -> table.add(cells(row.getKey(), row.getValue())));
        if (!Double.isNaN(change.processCpuSeconds)) {
            table.add(rest());
        }
        lines.addAll(table.lines());
        if (rows.size() > MOST_ROWS) {
            lines.add("... and " + (rows.size() - MOST_ROWS) + " endpoints more");
        }
        return lines;
    }

    private String service() {
        Scrape now = change.now;
        StringBuilder line = new StringBuilder(now.application);
        append(
                line,
                Figures.hundredths(change.processCpuSeconds / change.seconds),
                of(Figures.whole(now.cores), " cores"));
        append(line, Figures.megabytes(now.heapBytes), of(Figures.megabytes(now.heapMaxBytes), " MB heap"));
        append(line, Figures.megabytes(now.residentBytes), " MB resident");
        append(line, Figures.whole(now.inFlight), " in flight");
        append(line, Figures.tenths(requestsPerSecond()), " requests/s");
        return line.toString();
    }

    private static void append(StringBuilder line, String figure, String unit) {
        if (!figure.isEmpty()) {
            line.append(line.length() == 0 ? "" : "  |  ").append(figure).append(unit);
        }
    }

    private static String of(String limit, String unit) {
        return (limit.isEmpty() ? "" : " of " + limit) + unit;
    }

    private double requestsPerSecond() {
        return change.endpoints.values().stream()
                        .mapToDouble(each -> each.requests)
                        .sum()
                / change.seconds;
    }

    private List<Map.Entry<String, Account>> dearestFirst() {
        List<Map.Entry<String, Account>> rows = new ArrayList<>(change.endpoints.entrySet());
        rows.sort(Comparator.comparingDouble(row -> -known(row.getValue().cpuSeconds)));
        return rows;
    }

    private String[] cells(String endpoint, Account account) {
        return new String[] {
            endpoint,
            Figures.tenths(account.requests / change.seconds),
            quantile(account.buckets, 0.5),
            quantile(account.buckets, 0.99),
            Figures.tenthsIfAny(account.clientErrors / change.seconds),
            Figures.tenthsIfAny(account.serverErrors / change.seconds),
            Figures.number(account.cpuSeconds * 1e3 / account.requests),
            Figures.number(account.allocatedBytes / KILO / account.requests),
            Figures.tenths(100 * account.cpuSeconds / change.processCpuSeconds)
        };
    }

    private static String quantile(Buckets buckets, double share) {
        double seconds = buckets.quantile(share);
        String beyond = seconds >= buckets.highestBoundSeconds() ? ">" : "";
        return beyond + Figures.number(seconds * 1e3);
    }

    /** The CPU time that no request took: GC, JIT, timers, pools. Rounded clocks may make it a little less than 0. */
    private String[] rest() {
        double endpoints = change.endpoints.values().stream()
                .mapToDouble(account -> known(account.cpuSeconds))
                .sum();
        double rest = 100 * (change.processCpuSeconds - endpoints) / change.processCpuSeconds;
        return new String[] {
            "outside of requests: JIT, GC, ...", "", "", "", "", "", "", "", Figures.tenths(Math.max(0, rest))
        };
    }

    private static double known(double figure) {
        return Double.isNaN(figure) ? 0 : figure;
    }
}
