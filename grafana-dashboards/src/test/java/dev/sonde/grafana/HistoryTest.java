package dev.sonde.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Prometheus servers with two weeks of a known service answer every panel, and on Capacity they answer right. */
final class HistoryTest {

    private static final int STEP_SECONDS = 150;
    private static final int HISTORY_SECONDS = 7200;
    /** Nothing fails in the agent of the scrape that is played again. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("Failures of the agent");

    /** Follows from the noise, of which the rules see means of five minutes at moments of their own. */
    private static final String INTERVAL = "Sure within";

    @TempDir
    private static Path folder;

    private static PrometheusServer server;

    @BeforeAll
    static void fill() throws IOException, InterruptedException {
        Tool promtool = Tool.of("PROMTOOL");
        Tool prometheus = Tool.of("PROMETHEUS");
        Path data = new Backfill(promtool, prometheus, folder).fill(STEP_SECONDS, HISTORY_SECONDS);
        copy(data, folder.resolve("old").resolve("data"));
        server = PrometheusServer.start(prometheus, data);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void everyPanelShowsSomething() throws IOException, InterruptedException {
        assertEquals("", String.join("\n", emptyPanels(server)));
    }

    @Test
    void anOldPrometheusShowsTheSame() throws IOException, InterruptedException {
        Tool old = Tool.of("PROMETHEUS_2");
        try (PrometheusServer oldServer =
                PrometheusServer.start(old, folder.resolve("old").resolve("data"))) {
            assertEquals("", String.join("\n", emptyPanels(oldServer)));
            assertTheTilesAreRight(oldServer);
        }
    }

    @Test
    void everyRecordingRuleRecords() throws IOException, InterruptedException {
        List<String> empty = new ArrayList<>();
        for (List<Rule> level : Backfill.levels().values()) {
            for (Rule rule : level) {
                if (server.query(rule.name(), Shop.END).isEmpty()) {
                    empty.add(rule.name());
                }
            }
        }
        assertEquals(List.of(), empty);
    }

    @Test
    void everyAlertCanBeAsked() throws IOException, InterruptedException {
        for (RuleGroup group : Generate.rules().get("sonde-alerts")) {
            for (Rule rule : group.rules()) {
                server.query(rule.expression(), Shop.END);
            }
        }
    }

    @Test
    void everyTileOfCapacityIsRight() throws IOException, InterruptedException {
        assertTheTilesAreRight(server);
    }

    @Test
    void theCommandAnswersAsTheTilesDo() throws IOException, InterruptedException {
        CapacityCommand command = new CapacityCommand(folder, server.url);
        assertTheCommandIsRight(
                command.ask("--job", "shop", "--times", "3", "--price", "0.04", "--price-gib", "0.005"));
    }

    @Test
    void theCommandAnswersTheSameWithoutTheRules() throws IOException, InterruptedException {
        CapacityCommand command = new CapacityCommand(folder, server.url);
        assertTheCommandIsRight(
                command.ask("--job", "shop", "--times", "3", "--price", "0.04", "--price-gib", "0.005", "--raw"));
    }

    @Test
    void theCommandFindsTheLawOfAServiceThatContends() throws IOException, InterruptedException {
        JsonNode answers = new CapacityCommand(folder, server.url).ask("--job", "crowd");
        assertNear(Shop.CROWD_SIGMA, CapacityCommand.value(answers, "contention"), 0.1, "sigma");
        assertNear(Shop.CROWD_KAPPA, CapacityCommand.value(answers, "coherency"), 0.05, "kappa");
        double peak = Math.sqrt((1 - Shop.CROWD_SIGMA) / Shop.CROWD_KAPPA);
        assertNear(
                Shop.ofCrowd(peak), CapacityCommand.value(answers, "requestsPerInstanceByScalability"), 0.02, "most");
    }

    @Test
    void theCommandClaimsNothingWhereTrafficDidNotVary() throws IOException, InterruptedException {
        JsonNode answers = new CapacityCommand(folder, server.url).ask("--job", "flat");
        for (String key : CapacityCommand.TILES.keySet()) {
            assertEquals(
                    key.equals("firstToRunOut"), answers.path(key).path("value").isNumber(), key);
        }
        String why = answers.path("requestsPerInstance").path("cannotTell").asText();
        assertTrue(why.contains("traffic varied by 0.0 % only") && why.contains("at least"), why);
    }

    @Test
    void everyRouteHasItsOwnDemand() throws IOException, InterruptedException {
        for (Shop.Route route : Shop.ROUTES) {
            String demand =
                    Recorded.DEMAND + "{job=\"shop\",method=\"" + route.method() + "\",uri=\"" + route.uri() + "\"}";
            assertNear(route.demandSeconds(), value(server.query(demand, Shop.END)), 0.02, demand);
        }
    }

    @Test
    void anotherMixIsForetold() throws IOException, InterruptedException {
        Shop.Route orders = Shop.ROUTES.get(2);
        double more = Shop.demandSeconds() + 4 * orders.share() * orders.demandSeconds();
        double demandSeconds = more / (1 + 4 * orders.share());
        String query = CapacityDashboard.chosenMix().replace("$uri", "/orders").replace("$factor", "5");
        String filled = Panels.filled(query).replace("job=~\".+\"", "job=\"shop\"");
        JsonNode answer = server.query(filled, Shop.END);
        assertNear(demandSeconds, value(answer), 0.02, query);
    }

    @Test
    void aMixThatChangesWithTheTrafficDoesNotDeceive() throws IOException, InterruptedException {
        double slope = value(server.query(Recorded.SLOPE + "{job=\"nightly\"}", Shop.END));
        assertNear(Nightly.demandSeconds(), slope, 0.03, "slope");
        double idle = value(server.query(Recorded.IDLE + "{job=\"nightly\"}", Shop.END));
        assertEquals(Nightly.IDLE_CORES, idle, 0.02, "idle");
    }

    @Test
    void whereTrafficDidNotVaryNothingIsClaimed() throws IOException, InterruptedException {
        assertEquals(0, ofFlat(Recorded.MARGINAL));
        assertEquals(0, ofFlat(Recorded.MIX_DEMAND));
        assertEquals(0, ofFlat(Recorded.DAYS_LEFT));
        assertEquals(1, ofFlat(Recorded.MODEL_SPREAD));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!path.endsWith("lock")) {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static int ofFlat(Recorded series) throws IOException, InterruptedException {
        return server.query(series + "{job=\"flat\"}", Shop.END).size();
    }

    private static void assertTheTilesAreRight(PrometheusServer prometheus) throws IOException, InterruptedException {
        Map<String, Double> truth = Truth.tiles();
        JsonNode dashboard = Panels.dashboards().get("sonde-capacity.json");
        for (JsonNode panel : dashboard.path("panels")) {
            if (panel.path("type").asText().equals("stat")) {
                String title = panel.path("title").asText();
                String query = Panels.filled(
                                panel.path("targets").get(0).path("expr").asText())
                        .replace("job=~\".+\"", "job=\"shop\"");
                assertTrue(truth.containsKey(title), "a tile without a known truth: " + title);
                double found = value(prometheus.query(query, Shop.END));
                System.out.printf("%s: %.6g, truth %.6g%n", title, found, truth.get(title));
                assertNear(truth.get(title), found, title.equals(INTERVAL) ? 0.3 : 0.05, title + "\n" + query);
            }
        }
    }

    private static void assertTheCommandIsRight(JsonNode answers) {
        CapacityCommand.TILES.forEach((key, tile) -> {
            double truth = Truth.tiles().get(tile);
            assertNear(truth, CapacityCommand.value(answers, key), 0.05, key);
        });
    }

    private static List<String> emptyPanels(PrometheusServer prometheus) throws IOException, InterruptedException {
        Map<String, String> empty = new TreeMap<>();
        for (Map.Entry<String, JsonNode> dashboard : Panels.dashboards().entrySet()) {
            for (JsonNode panel : dashboard.getValue().path("panels")) {
                String title = panel.path("title").asText();
                boolean isFilled = panel.path("targets").isEmpty() || MAY_BE_EMPTY.contains(title);
                for (JsonNode target : panel.path("targets")) {
                    JsonNode result =
                            prometheus.query(Panels.filled(target.path("expr").asText()), Shop.END);
                    // One query of a heat map is for native histograms, which are not backfilled.
                    boolean mayBeEmpty = panel.path("type").asText().equals("heatmap");
                    isFilled |= !result.isEmpty() && !result.toString().contains("NaN");
                    // Rows of a table would not come together.
                    boolean isNamed = result.toString().contains("__name__")
                            && panel.path("type").asText().equals("table");
                    if (isNamed) {
                        empty.put(
                                dashboard.getKey() + " " + title,
                                "has a name: " + target.path("expr").asText());
                    }
                    if (result.isEmpty() && !mayBeEmpty && !MAY_BE_EMPTY.contains(title)) {
                        empty.put(
                                dashboard.getKey() + " " + title,
                                target.path("expr").asText());
                    }
                }
                if (!isFilled) {
                    empty.put(dashboard.getKey() + " " + title, "all");
                }
            }
        }
        return empty.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .toList();
    }

    private static double value(JsonNode result) {
        assertEquals(1, result.size(), result::toString);
        return result.get(0).path("value").get(1).asDouble();
    }

    private static void assertNear(double expected, double found, double tolerance, String what) {
        assertEquals(expected, found, tolerance * Math.abs(expected), what);
    }
}
