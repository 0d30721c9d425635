package dev.sonde.grafana;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A recording rule or an alert.
 *
 * @param kind {@code record} or {@code alert}
 * @param hold how long an alert's condition must last, as Prometheus writes it; empty for none
 */
record Rule(
        String kind,
        String name,
        String expression,
        String hold,
        Map<String, String> labels,
        Map<String, String> annotations) {

    static Rule record(Recorded series, String expression) {
        return new Rule("record", series.toString(), expression, "", Map.of(), Map.of());
    }

    static Rule alert(String name, String severity, String expression) {
        return new Rule("alert", name, expression, "", Map.of("severity", severity), Map.of());
    }

    Rule label(String key, String value) {
        return new Rule(kind, name, expression, hold, with(labels, key, value), annotations);
    }

    Rule lasting(String duration) {
        return new Rule(kind, name, expression, duration, labels, annotations);
    }

    /** What a person reads: one line of what is, another of what it means, and where to read on. */
    Rule says(String summary, String description) {
        Map<String, String> said = with(annotations, "summary", summary);
        said.put("description", description);
        said.put("runbook_url", Alerts.RUNBOOKS + name + ".md");
        return new Rule(kind, name, expression, hold, labels, said);
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
