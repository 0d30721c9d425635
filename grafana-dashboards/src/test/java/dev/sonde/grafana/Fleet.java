package dev.sonde.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Prometheus with the series of many instances, and with what the rules make of them.
 *
 * <p>The service {@code one} has an hour of scrapes, the others the last minutes, which is what rules and single values
 * read. What the rules record has as long a history as what reads it looks back.
 */
final class Fleet {
    static final long END = Shop.END;
    /** Of the service with an hour of scrapes. */
    static final int INSTANCES_OF_ONE = 10;

    private static final long SCRAPE_SECONDS = Long.getLong("scale.scrape", 60);
    private static final long RATE_SECONDS = 300;
    private static final long HOUR = 3600;
    /** So many instances become a block, for promtool keeps a block's series in memory. */
    private static final int INSTANCES_IN_A_BLOCK = 100;

    private static final String PATIENT = "--query.timeout=10m";
    private static final List<Recorded> LOOKED_BACK_AT =
            List.of(Recorded.INSTANCE_CPU, Recorded.INSTANCE_RESIDENT, Recorded.INSTANCE_HEAP_LIVE);

    private final Tool promtool;
    private final Tool prometheus;
    private final Path folder;
    private final Path data;
    private final FleetScrapes scrapes;
    private final int instances;
    final Map<Rule, QueryCost> costs = new LinkedHashMap<>();

    Fleet(Tool promtool, Tool prometheus, Path folder, int instances, int endpoints) throws IOException {
        this.promtool = promtool;
        this.prometheus = prometheus;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.scrapes = new FleetScrapes(endpoints);
        this.instances = instances;
    }

    /** Of all instances together. */
    long series() {
        return (long) (instances + INSTANCES_OF_ONE) * scrapes.seriesOfAnInstance();
    }

    /** Fills the folder, and notes what each rule took. */
    void fill(int services) throws IOException, InterruptedException {
        scraped("one", 0, INSTANCES_OF_ONE, END - HOUR);
        int size = instances / services;
        for (int from = 0; from < instances; from += INSTANCES_IN_A_BLOCK) {
            int to = Math.min(instances, from + INSTANCES_IN_A_BLOCK);
            for (int first = from; first < to; ) {
                int service = first / size;
                int last = Math.min(to, (service + 1) * size);
                scraped("service-" + service, first, last, END - RATE_SECONDS + 1);
                first = last;
            }
        }
        for (List<Rule> level : Backfill.levels().values()) {
            try (PrometheusServer server =
                    PrometheusServer.start(prometheus, data, Backfill.NO_COMPACTION, "--query.max-samples=200000000")) {
                recorded(server, level);
            }
        }
    }

    PrometheusServer start(Tool version) throws IOException, InterruptedException {
        return PrometheusServer.start(version, data, PATIENT);
    }

    private void scraped(String job, int from, int to, long start) throws IOException, InterruptedException {
        Path text = folder.resolve("scrapes.txt");
        try (Writer writer = Files.newBufferedWriter(text)) {
            long first = END - (END - start) / SCRAPE_SECONDS * SCRAPE_SECONDS;
            scrapes.write(writer, job, from, to, first, END, SCRAPE_SECONDS);
            writer.append("# EOF\n");
        }
        Series.backfill(promtool, text, data);
        Files.delete(text);
    }

    private void recorded(PrometheusServer server, List<Rule> level) throws IOException, InterruptedException {
        List<Series> coarse = new ArrayList<>();
        List<Series> fine = new ArrayList<>();
        for (Rule rule : level) {
            costs.put(rule, server.cost(rule.expression(), END).cheaper(server.cost(rule.expression(), END)));
            for (JsonNode each : server.query(rule.expression(), END)) {
                double now = each.path("value").get(1).asDouble();
                (isLong(rule) ? coarse : fine).add(Series.gauge(named(rule, each.path("metric")), t -> now * wave(t)));
            }
        }
        write(fine, 3 * HOUR, 60);
        write(coarse, 15 * Shop.DAY, 300);
    }

    private static boolean isLong(Rule rule) {
        return rule.name().startsWith("job:")
                || LOOKED_BACK_AT.stream().anyMatch(series -> rule.name().equals(series.toString()));
    }

    private void write(List<Series> series, long seconds, long stepSeconds) throws IOException, InterruptedException {
        if (!series.isEmpty()) {
            Path text = folder.resolve("recorded.txt");
            try (Writer writer = Files.newBufferedWriter(text)) {
                Series.write(writer, series, END - seconds, END, stepSeconds);
                writer.append("# EOF\n");
            }
            Series.backfill(promtool, text, data);
            Files.delete(text);
        }
    }

    /** A day's, which is at its height at the end. */
    private static double wave(double second) {
        return 0.7 + 0.3 * Math.cos(2 * Math.PI * (second - END) / Shop.DAY) + (second - END) / (100.0 * Shop.DAY);
    }

    private static String named(Rule rule, JsonNode labels) {
        Map<String, String> all = new TreeMap<>(rule.labels());
        labels.properties()
                .forEach(label -> all.put(label.getKey(), label.getValue().asText()));
        all.remove("__name__");
        return rule.name()
                + all.entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
