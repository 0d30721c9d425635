package dev.sonde.grafana;

import java.util.List;

/**
 * One dashboard.
 *
 * @param name lower case, in its file's name and its address
 * @param range what it shows at first, such as {@code now-1h}
 */
record Dashboard(
        String name, String title, String description, String range, List<Variable> variables, List<Row> rows) {

    String file() {
        return "sonde-" + name + ".json";
    }

    String uid() {
        return "sonde-" + name;
    }
}
