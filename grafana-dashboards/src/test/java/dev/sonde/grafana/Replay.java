package dev.sonde.grafana;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A scrape of the sample service under load, played again as if it had gone on. */
final class Replay {
    private static final Pattern SUM = Pattern.compile("\\w+(_total|_count|_sum|_bucket)");
    /** How long the service had run when it was scraped. */
    private static final double UPTIME_SECONDS = 122;

    /** The lines of the scrape. */
    static List<String> lines() throws IOException {
        try (InputStream text = Replay.class.getResourceAsStream("/scrape.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    static String name(String line) {
        return line.substring(0, line.indexOf('{'));
    }

    /** Whether it only grows. */
    static boolean isSum(String name) {
        return SUM.matcher(name).matches() && !name.equals("system_cpu_count");
    }

    static List<Series> series() throws IOException {
        return lines().stream().map(Replay::series).toList();
    }

    private static Series series(String line) {
        int space = line.lastIndexOf(' ');
        double value = Double.parseDouble(line.substring(space + 1));
        String name = name(line);
        String series = name + "{job=\"sample\",instance=\"sample-1:9808\"," + line.substring(name.length() + 1, space);
        if (name.equals("process_start_time_seconds")) {
            return Series.gauge(series, t -> Shop.END - 9000);
        }
        boolean isSum = isSum(name);
        double amount = isSum ? value / UPTIME_SECONDS : value;
        double swing = isSum ? 0.3 : 0.02;
        return isSum
                ? Series.counter(series, t -> amount * (1 + swing * Math.sin(t / 700)))
                : Series.gauge(
                        series,
                        t -> amount
                                * (name.contains("limit") || name.contains("max")
                                        ? 1
                                        : 1 - swing * Math.abs(Math.sin(t / 900))));
    }

    private Replay() {}
}
