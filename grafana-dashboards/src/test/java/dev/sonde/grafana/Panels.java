package dev.sonde.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The panels as Grafana reads them, with values in the place of variables. */
final class Panels {
    private static final Map<String, String> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("$__rate_interval", "5m");
        VALUES.put("$namespace", ".*");
        VALUES.put("$instance", ".+");
        VALUES.put("$job", ".+");
        VALUES.put("$method", "GET");
        VALUES.put("$target", "0.7");
        VALUES.put("$growth", "3");
        VALUES.put("$spare", "1");
        VALUES.put("$factor", "1");
        VALUES.put("$core_price", "0.04");
        VALUES.put("$gib_price", "0.005");
        VALUES.put("$before", "1h");
    }

    private Panels() {}

    /** All dashboards that are generated, by file. */
    static Map<String, JsonNode> dashboards() throws IOException {
        Map<String, JsonNode> dashboards = new LinkedHashMap<>();
        for (Dashboard dashboard : Dashboards.all()) {
            dashboards.put(dashboard.file(), new ObjectMapper().readTree(Json.of(DashboardJson.of(dashboard))));
        }
        return dashboards;
    }

    /** The query with the values that Grafana would put in at first; of the dashboard of one route, that of a book. */
    static String filled(String expression) {
        String filled = expression.contains("$method") ? expression.replace("$uri", "/books/{id}") : expression;
        filled = filled.replace("$uri", ".+");
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }
}
