package dev.sonde.grafana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What makes one table of several queries: a column each, with its name and unit. */
final class TableJson {

    static List<Object> transformations(Panel panel) {
        Map<String, Object> names = new LinkedHashMap<>();
        for (int i = 0; i < panel.targets.size(); i++) {
            names.put("Value #" + PanelJson.refId(i), panel.targets.get(i).legend());
        }
        return List.of(
                Json.object("id", "merge", "options", Json.object()),
                Json.object(
                        "id",
                        "organize",
                        "options",
                        Json.object(
                                "excludeByName", hidden(panel),
                                "indexByName", Json.object(),
                                "renameByName", names)));
    }

    private static Map<String, Object> hidden(Panel panel) {
        Map<String, Object> hidden = Json.object("Time", true);
        if (!panel.hidden.isEmpty()) {
            hidden.put(panel.hidden, true);
        }
        return hidden;
    }

    static List<Object> overrides(Panel panel) {
        List<Object> overrides = new ArrayList<>();
        for (Target target : panel.targets) {
            if (target.format().equals("table")) {
                overrides.add(override(target.legend(), List.of(property("unit", target.unit()))));
            }
        }
        panel.columnLinks.forEach((column, dashboard) ->
                overrides.add(override(column, List.of(property("links", List.of(link(column, dashboard)))))));
        return overrides;
    }

    private static Map<String, Object> link(String column, String dashboard) {
        String address = "/d/" + dashboard.replace(".json", "") + "?${datasource:queryparam}&${namespace:queryparam}"
                + "&${__url_time_range}&var-" + column + "=${__value.raw}";
        for (String other : column.equals("uri") ? List.of("job", "method") : List.of("job")) {
            address += other.equals(column) ? "" : "&var-" + other + "=${__data.fields." + other + "}";
        }
        return Json.object("title", "Show ${__value.raw}", "url", address);
    }

    private static Map<String, Object> override(String column, List<Object> properties) {
        return Json.object("matcher", Json.object("id", "byName", "options", column), "properties", properties);
    }

    private static Map<String, Object> property(String id, Object value) {
        return Json.object("id", id, "value", value);
    }

    private TableJson() {}
}
