package dev.sonde.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each rule and panel takes with a fleet's series: run by hand, see docs/dashboards.md. It prints only. */
final class ScaleBench {
    private static final int INSTANCES = Integer.getInteger("scale.instances", 1000);
    private static final int ENDPOINTS = Integer.getInteger("scale.endpoints", 200);
    private static final int SERVICES = Integer.getInteger("scale.services", 10);
    private static final double ALLOWED_SECONDS = 1;
    private static final String ALL = ".+";

    private final StringBuilder report = new StringBuilder();

    @Test
    void everyRuleAndPanel() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "scale").toAbsolutePath());
        Tool prometheus = Tool.of("PROMETHEUS");
        Path filled = Path.of(System.getProperty("scale.filled", ""));
        boolean isFilled = !filled.toString().isEmpty();
        Path place = isFilled ? filled.toAbsolutePath() : Files.createTempDirectory(folder, "fleet");
        Fleet fleet = new Fleet(Tool.of("PROMTOOL"), prometheus, place, INSTANCES, ENDPOINTS);
        if (!isFilled) {
            fill(fleet);
        }
        for (Tool version : List.of(prometheus, Tool.of("PROMETHEUS_2"))) {
            try (PrometheusServer server = fleet.start(version)) {
                line(
                        "%n%s%n",
                        version.run(folder, "--version").lines().findFirst().orElse(""));
                panels(server);
            }
        }
        Files.writeString(folder.resolve("report.md"), report);
    }

    private void fill(Fleet fleet) throws IOException, InterruptedException {
        long start = System.nanoTime();
        fleet.fill(SERVICES);
        line(
                "%,d series of %,d instances of %d services with %d endpoints each; filled in %.0f s",
                fleet.series(), INSTANCES, SERVICES, ENDPOINTS, (System.nanoTime() - start) / 1e9);
        line("%n| rule | s | samples read | series made |%n|---|---|---|---|");
        fleet.costs.forEach((rule, cost) ->
                line("| `%s` | %s | %,d | %,d |", rule.name(), seconds(cost), cost.samples(), cost.series()));
    }

    /** Those of scrapes for a small service as shown, and for a large one now; the others for the whole fleet. */
    private void panels(PrometheusServer server) throws IOException, InterruptedException {
        line("| panel | of | as shown, s | samples | now, s | samples | now without rules, s | samples | times |");
        line("|---|---|---|---|---|---|---|---|---|");
        for (PanelQuery query : PanelQuery.all()) {
            String shownOf = query.isOfScrapes() ? "one" : ALL;
            String now = query.of(query.isOfScrapes() ? "service-0" : ALL);
            QueryCost shown = query.shown(server, shownOf).cheaper(query.shown(server, shownOf));
            QueryCost single = server.cost(now, Fleet.END).cheaper(server.cost(now, Fleet.END));
            Optional<String> bare = query.isOfScrapes() ? Optional.empty() : Unrecorded.of(query.of(ALL));
            line(
                    "| %s, %s | %s | %s | %,d | %s | %,d | %s |",
                    query.dashboard(),
                    query.panel(),
                    query.isOfScrapes() ? "a service" : "all",
                    seconds(shown),
                    shown.samples(),
                    seconds(single),
                    single.samples(),
                    bare.isEmpty() ? " | | " : without(server.cost(bare.get(), Fleet.END), single));
        }
    }

    private static String without(QueryCost bare, QueryCost recorded) {
        long times = bare.samples() / Math.max(1, recorded.samples());
        return seconds(bare) + String.format(Locale.ROOT, " | %,d | %,d", bare.samples(), times);
    }

    private static String seconds(QueryCost cost) {
        String seconds = String.format(Locale.ROOT, "%.3f", cost.seconds());
        return cost.seconds() > ALLOWED_SECONDS ? "**" + seconds + "**" : seconds;
    }

    private void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        report.append(line).append('\n');
    }
}
