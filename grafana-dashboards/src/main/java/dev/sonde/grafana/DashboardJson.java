package dev.sonde.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A dashboard in Grafana's classic model, as it is imported and provisioned. */
final class DashboardJson {
    private static final int SCHEMA = 42;

    private final List<Object> panels = new ArrayList<>();
    private final Layout layout = new Layout();

    static Map<String, Object> of(Dashboard dashboard) {
        DashboardJson json = new DashboardJson();
        dashboard.rows().forEach(json::add);
        return Json.object(
                "uid", dashboard.uid(),
                "title", dashboard.title(),
                "description", dashboard.description(),
                "tags", List.of("sonde", "java"),
                "schemaVersion", SCHEMA,
                "version", 1,
                "editable", false,
                "graphTooltip", 1,
                "refresh", "30s",
                "timezone", "",
                "time", Json.object("from", dashboard.range(), "to", "now"),
                "annotations", Json.object("list", List.of(restarts())),
                "links", List.of(others()),
                "templating",
                        Json.object(
                                "list",
                                dashboard.variables().stream()
                                        .map(Variable::json)
                                        .toList()),
                "panels", json.panels);
    }

    /** Lines where a JVM was started: a deploy, or a crash. */
    private static Map<String, Object> restarts() {
        return Json.object(
                "name", "Starts",
                "datasource", Variable.DATASOURCE,
                "enable", true,
                "iconColor", "light-blue",
                "expr", Dashboards.STARTS,
                "titleFormat", "{{job}} started",
                "textFormat", "{{instance}}",
                "step", "60s",
                "useValueForTime", false);
    }

    private static Map<String, Object> others() {
        return Json.object(
                "title", "Sonde",
                "type", "dashboards",
                "tags", List.of("sonde"),
                "asDropdown", true,
                "includeVars", true,
                "keepTime", true,
                "targetBlank", false);
    }

    private void add(Row row) {
        panels.add(Json.object(
                "id",
                panels.size() + 1,
                "type",
                "row",
                "title",
                row.title(),
                "collapsed",
                false,
                "gridPos",
                layout.heading(),
                "panels",
                List.of()));
        for (Panel panel : row.panels()) {
            panels.add(PanelJson.of(panel, panels.size() + 1, layout.place(panel.width, panel.height)));
        }
    }

    private DashboardJson() {}
}
