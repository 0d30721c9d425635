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
        Fleet fleet = new Fleet(
                Tool.of("PROMTOOL"), prometheus, Files.createTempDirectory(folder, "fleet"), INSTANCES, ENDPOINTS);
        long start = System.nanoTime();
        fleet.fill(SERVICES);
        line(
                "%,d series of %,d instances of %d services with %d endpoints each; filled in %.0f s",
                fleet.series(), INSTANCES, SERVICES, ENDPOINTS, (System.nanoTime() - start) / 1e9);
        line("| rule | s | samples read | series made |%n|---|---|---|---|");
        fleet.costs.forEach((rule, cost) ->
                line("| `%s` | %s | %,d | %,d |", rule.name(), seconds(cost), cost.samples(), cost.series()));
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

    private void panels(PrometheusServer server) throws IOException, InterruptedException {
        line("| panel | of | shown, s | samples | now, one, s | all, s | samples | without rules, s | samples |");
        line("|---|---|---|---|---|---|---|---|---|");
        for (PanelQuery query : PanelQuery.all()) {
            String jobs = query.isOfScrapes() ? "one" : ALL;
            QueryCost shown = query.shown(server, jobs).cheaper(query.shown(server, jobs));
            QueryCost service = server.cost(query.of("service-0"), Fleet.END);
            QueryCost all = server.cost(query.of(ALL), Fleet.END);
            Optional<String> bare = query.isOfScrapes() ? Optional.empty() : Unrecorded.of(query.of(ALL));
            QueryCost without = bare.isEmpty() ? null : server.cost(bare.get(), Fleet.END);
            line(
                    "| %s, %s | %s | %s | %,d | %s | %s | %,d | %s |",
                    query.dashboard(),
                    query.panel(),
                    jobs.equals(ALL) ? "all" : jobs,
                    seconds(shown),
                    shown.samples(),
                    seconds(service),
                    seconds(all),
                    all.samples(),
                    without == null
                            ? " | "
                            : seconds(without) + String.format(Locale.ROOT, " | %,d", without.samples()));
        }
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
