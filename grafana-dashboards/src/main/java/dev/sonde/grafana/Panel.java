package dev.sonde.grafana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One panel while it is put together: what it shows, and what to do about it. */
final class Panel {
    final String type;
    final String title;
    final String unit;
    final String description;
    final List<Target> targets = new ArrayList<>();
    /** Columns of a table that lead to another dashboard, by the dashboard's file. */
    final Map<String, String> columnLinks = new LinkedHashMap<>();

    final Map<String, Object> thresholds = new LinkedHashMap<>();
    int width = 8;
    int height = 7;
    boolean isStacked;
    /** Whether a single value has the name of its series beside it. */
    boolean isNamed;
    /** A label that a table does not show; empty for none. */
    String hidden = "";

    String noValue = "";
    double maximum = Double.NaN;

    private Panel(String type, String title, String unit, String description) {
        this.type = type;
        this.title = title;
        this.unit = unit;
        this.description = description;
    }

    static Panel graph(String title, String unit, String description) {
        return new Panel("timeseries", title, unit, description);
    }

    static Panel stat(String title, String unit, String description) {
        return new Panel("stat", title, unit, description).size(4, 4);
    }

    static Panel bars(String title, String unit, String description) {
        return new Panel("bargauge", title, unit, description);
    }

    static Panel heatmap(String title, String unit, String description) {
        return new Panel("heatmap", title, unit, description).size(12, 9);
    }

    /** A row for each set of labels, a column for each query. */
    static Panel table(String title, String description) {
        return new Panel("table", title, "short", description).size(24, 9);
    }

    Panel query(String expression, String legend) {
        targets.add(new Target(expression, legend, type.equals("heatmap") ? "heatmap" : "time_series", ""));
        return this;
    }

    Panel column(String name, String columnUnit, String expression) {
        targets.add(new Target(expression, name, "table", columnUnit));
        return this;
    }

    Panel link(String column, String dashboardFile) {
        columnLinks.put(column, dashboardFile);
        return this;
    }

    Panel size(int columns, int rows) {
        width = columns;
        height = rows;
        return this;
    }

    Panel stacked() {
        isStacked = true;
        return this;
    }

    Panel named() {
        isNamed = true;
        return this;
    }

    Panel hide(String label) {
        hidden = label;
        return this;
    }

    Panel upTo(double highest) {
        maximum = highest;
        return this;
    }

    /** What is said where there is no answer, as where traffic did not vary. */
    Panel orSay(String words) {
        noValue = words;
        return this;
    }

    /** Orange from the first value on, red from the second. */
    Panel bad(double orange, double red) {
        thresholds.put("green", "null");
        thresholds.put("orange", orange);
        thresholds.put("red", red);
        return this;
    }

    /** Red below the first value, orange below the second. */
    Panel badBelow(double red, double orange) {
        thresholds.put("red", "null");
        thresholds.put("orange", red);
        thresholds.put("green", orange);
        return this;
    }
}
