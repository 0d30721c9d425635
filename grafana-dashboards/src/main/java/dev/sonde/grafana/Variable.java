package dev.sonde.grafana;

import java.util.List;
import java.util.Map;

/** A choice at the top of a dashboard, as Grafana's JSON has it. */
record Variable(Map<String, Object> json) {

    static final Map<String, Object> DATASOURCE = Json.object("type", "prometheus", "uid", "${datasource}");

    static Variable datasource() {
        return new Variable(Json.object(
                "name", "datasource",
                "label", "Data source",
                "type", "datasource",
                "query", "prometheus",
                "refresh", 1,
                "hide", 0));
    }

    /**
     * A choice of the values of a label; all, if nothing is chosen.
     *
     * @param all the regular expression for all; {@code .*} where series may be without the label
     */
    static Variable labelValues(String label, String series, String all) {
        return values(label, "label_values(" + series + ", " + label + ")", true)
                .with("includeAll", true)
                .with("allValue", all)
                .with("current", Json.object("selected", true, "text", "All", "value", "$__all"));
    }

    /** A choice of one value of a label: there is no sense in adding up several. */
    static Variable oneOf(String label, String series) {
        return values(label, "label_values(" + series + ", " + label + ")", false);
    }

    private static Variable values(String label, String query, boolean isMultiple) {
        return new Variable(Json.object(
                "name",
                label,
                "label",
                label,
                "type",
                "query",
                "datasource",
                DATASOURCE,
                "definition",
                query,
                "query",
                Json.object("query", query, "refId", "Values"),
                "refresh",
                2,
                "sort",
                1,
                "multi",
                isMultiple,
                "hide",
                0));
    }

    /** A number or a duration that a user types or picks; the first is the one to begin with. */
    static Variable choice(String name, String label, List<String> values) {
        return new Variable(Json.object(
                "name",
                name,
                "label",
                label,
                "type",
                "custom",
                "query",
                String.join(", ", values),
                "allowCustomValue",
                true,
                "current",
                Json.object("selected", true, "text", values.get(0), "value", values.get(0)),
                "options",
                values.stream()
                        .map(value ->
                                Json.object("selected", value.equals(values.get(0)), "text", value, "value", value))
                        .toList(),
                "hide",
                0));
    }

    private Variable with(String key, Object value) {
        json.put(key, value);
        return this;
    }
}
