package dev.sonde.grafana;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two weeks of {@link Shop} and hours of {@link Replay} as the blocks of a Prometheus, with all that the recording
 * rules make of it.
 *
 * <p>A rule that reads another rule's series finds it only in blocks that are there already, so rules are put into
 * levels, and the server is started anew for each.
 */
final class Backfill {
    /** From this level on, rules need no history of their own: the last minutes are enough for all that reads them. */
    private static final int NO_HISTORY = 3;

    static final String NO_COMPACTION = "--no-storage.tsdb.allow-overlapping-compaction";

    private final Tool promtool;
    private final Tool prometheus;
    private final Path folder;
    private final Path data;

    Backfill(Tool promtool, Tool prometheus, Path folder) {
        this.promtool = promtool;
        this.prometheus = prometheus;
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    /**
     * Fills the folder {@code data}.
     *
     * @param stepSeconds between scrapes; 120 at most, or there would be no rate over five minutes
     * @param historySeconds of the higher rules; promtool evaluates each file of rules at its own moments of the five
     *     minutes, so every level begins up to five minutes later than the one below
     */
    Path fill(long stepSeconds, long historySeconds) throws IOException, InterruptedException {
        Path text = folder.resolve("series.txt");
        try (Writer writer = Files.newBufferedWriter(text)) {
            Series.write(writer, Shop.series(), Shop.START, Shop.END, stepSeconds);
            Series.write(writer, Replay.series(), Shop.END - 7200, Shop.END, 60);
            writer.append("# EOF\n");
        }
        Series.backfill(promtool, text, data);
        Files.delete(text);
        for (Map.Entry<Integer, List<Rule>> level : levels().entrySet()) {
            long since = level.getKey() < NO_HISTORY ? Shop.START : Shop.END - historySeconds;
            record(level.getKey(), level.getValue(), since);
        }
        return data;
    }

    private void record(int level, List<Rule> rules, long since) throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("level" + level + ".yaml"),
                RulesYaml.of(List.of(new RuleGroup("level" + level, "5m", rules))));
        try (PrometheusServer server = PrometheusServer.start(prometheus, data, NO_COMPACTION)) {
            promtool.run(
                    folder,
                    "tsdb",
                    "create-blocks-from",
                    "--max-block-duration=1000h",
                    "rules",
                    "--url=" + server.url,
                    "--start=" + since,
                    "--end=" + Shop.END,
                    "--output-dir=" + data,
                    file.toString());
        }
    }

    /** All recording rules, each one level above the highest that it reads. */
    static Map<Integer, List<Rule>> levels() {
        Map<String, Integer> levelOf = new TreeMap<>();
        Map<Integer, List<Rule>> levels = new TreeMap<>();
        for (List<RuleGroup> groups : Generate.rules().values()) {
            for (RuleGroup group : groups) {
                for (Rule rule : group.rules()) {
                    if (rule.kind().equals("record")) {
                        int level = Selectors.names(rule.expression()).stream()
                                .mapToInt(name -> name.contains(":") ? levelOf.get(name) + 1 : 0)
                                .max()
                                .orElseThrow();
                        levelOf.merge(rule.name(), level, Math::max);
                        levels.computeIfAbsent(level, l -> new ArrayList<>()).add(rule);
                    }
                }
            }
        }
        return levels;
    }
}
