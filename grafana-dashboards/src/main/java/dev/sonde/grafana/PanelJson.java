package dev.sonde.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A panel in Grafana's classic model. */
final class PanelJson {

    static Map<String, Object> of(Panel panel, int id, Map<String, Object> place) {
        Map<String, Object> json = Json.object(
                "id",
                id,
                "type",
                panel.type,
                "title",
                panel.title,
                "description",
                panel.description,
                "datasource",
                Variable.DATASOURCE,
                "gridPos",
                place,
                "fieldConfig",
                Json.object("defaults", defaults(panel), "overrides", TableJson.overrides(panel)),
                "options",
                options(panel),
                "targets",
                targets(panel));
        if (panel.type.equals("table")) {
            json.put("transformations", TableJson.transformations(panel));
        }
        return json;
    }

    private static List<Object> targets(Panel panel) {
        List<Object> targets = new ArrayList<>();
        for (Target target : panel.targets) {
            boolean isLast = !panel.type.equals("timeseries") && !panel.type.equals("heatmap");
            targets.add(Json.object(
                    "refId",
                    refId(targets.size()),
                    "datasource",
                    Variable.DATASOURCE,
                    "expr",
                    target.expression(),
                    "legendFormat",
                    target.format().equals("table") ? "__auto" : target.legend(),
                    "format",
                    target.format(),
                    "instant",
                    isLast,
                    "range",
                    !isLast,
                    "exemplar",
                    target.expression().contains("_bucket") && panel.type.equals("timeseries")));
        }
        return targets;
    }

    static String refId(int index) {
        return String.valueOf((char) ('A' + index));
    }

    private static Map<String, Object> defaults(Panel panel) {
        boolean isGraph = panel.type.equals("timeseries");
        Map<String, Object> defaults = Json.object(
                "unit", panel.unit,
                "color", Json.object("mode", isGraph ? "palette-classic" : "thresholds"),
                "thresholds", Json.object("mode", "absolute", "steps", steps(panel)),
                "custom", custom(panel));
        if (!panel.type.equals("heatmap")) {
            defaults.put("min", 0);
        }
        if (!panel.noValue.isEmpty()) {
            defaults.put("noValue", panel.noValue);
        }
        if (!Double.isNaN(panel.maximum)) {
            defaults.put("max", panel.maximum);
        }
        return defaults;
    }

    /** Without thresholds of a panel's own, one colour: Grafana's own turn red from 80 on, whatever the unit. */
    private static List<Object> steps(Panel panel) {
        List<Object> steps = new ArrayList<>();
        panel.thresholds.forEach(
                (color, from) -> steps.add(Json.object("color", color, "value", from.equals("null") ? null : from)));
        if (steps.isEmpty()) {
            steps.add(Json.object("color", "blue", "value", null));
        }
        return steps;
    }

    private static Map<String, Object> custom(Panel panel) {
        if (panel.type.equals("table")) {
            return Json.object("align", "auto", "filterable", false);
        }
        if (!panel.type.equals("timeseries")) {
            return Json.object();
        }
        return Json.object(
                "drawStyle",
                "line",
                "lineWidth",
                1,
                "fillOpacity",
                panel.isStacked ? 60 : 8,
                "showPoints",
                "never",
                "spanNulls",
                false,
                "stacking",
                Json.object("mode", panel.isStacked ? "normal" : "none", "group", "A"));
    }

    private static Map<String, Object> options(Panel panel) {
        return switch (panel.type) {
            case "timeseries" ->
                Json.object(
                        "legend",
                                Json.object(
                                        "showLegend",
                                        true,
                                        "displayMode",
                                        "list",
                                        "placement",
                                        "bottom",
                                        "calcs",
                                        List.of()),
                        "tooltip", Json.object("mode", "multi", "sort", "desc"));
            case "stat" ->
                Json.object(
                        "colorMode",
                        "value",
                        "graphMode",
                        "none",
                        "textMode",
                        panel.isNamed ? "value_and_name" : "auto",
                        "reduceOptions",
                        lastValue());
            case "bargauge" ->
                Json.object(
                        "orientation",
                        "horizontal",
                        "displayMode",
                        "basic",
                        "reduceOptions",
                        lastValue(),
                        "text",
                        Json.object("titleSize", 11, "valueSize", 16));
            case "heatmap" -> heatmap(panel);
            default -> Json.object("showHeader", true, "cellHeight", "sm");
        };
    }

    private static Map<String, Object> heatmap(Panel panel) {
        return Json.object(
                "calculate", false,
                "color", Json.object("mode", "scheme", "scheme", "Oranges", "steps", 64, "exponent", 0.5),
                "yAxis", Json.object("unit", panel.unit, "axisPlacement", "left"),
                "cellGap", 1,
                "legend", Json.object("show", true),
                "tooltip", Json.object("mode", "single", "yHistogram", false));
    }

    private static Map<String, Object> lastValue() {
        return Json.object("calcs", List.of("lastNotNull"), "fields", "", "values", false);
    }

    private PanelJson() {}
}
