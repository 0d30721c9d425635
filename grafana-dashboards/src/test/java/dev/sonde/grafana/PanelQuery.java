package dev.sonde.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One query of a panel, and how Grafana would ask it.
 *
 * @param rangeSeconds of a graph; 0 for a single value
 */
record PanelQuery(String dashboard, String panel, String expression, long rangeSeconds) {
    private static final int POINTS = 300;
    private static final long COARSEST_SECONDS = 60;

    static List<PanelQuery> all() throws IOException {
        List<PanelQuery> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> dashboard : Panels.dashboards().entrySet()) {
            String name = dashboard.getKey().replace("sonde-", "").replace(".json", "");
            long range = seconds(dashboard.getValue().path("time").path("from").asText());
            for (JsonNode panel : dashboard.getValue().path("panels")) {
                String type = panel.path("type").asText();
                boolean isGraph = type.equals("timeseries") || type.equals("heatmap");
                for (JsonNode target : panel.path("targets")) {
                    String expression = target.path("expr").asText();
                    all.add(new PanelQuery(name, panel.path("title").asText(), expression, isGraph ? range : 0));
                }
            }
        }
        return all;
    }

    /** Those that read only what is scraped. */
    boolean isOfScrapes() {
        return Selectors.names(expression).stream().noneMatch(name -> name.contains(":"));
    }

    /** With these services in the place of the choice. */
    String of(String jobs) {
        return Panels.filled(expression.replace("$job", jobs));
    }

    QueryCost shown(PrometheusServer server, String jobs) throws IOException, InterruptedException {
        if (rangeSeconds == 0) {
            return server.cost(of(jobs), Fleet.END);
        }
        long step = Math.max(COARSEST_SECONDS, rangeSeconds / POINTS);
        return server.cost(of(jobs), Fleet.END - rangeSeconds, Fleet.END, step);
    }

    private static long seconds(String from) {
        long number = Long.parseLong(from.replaceAll("\\D", ""));
        return number * (from.endsWith("d") ? Shop.DAY : 3600);
    }
}
