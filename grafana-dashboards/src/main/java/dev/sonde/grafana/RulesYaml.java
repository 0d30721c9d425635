package dev.sonde.grafana;

import java.util.List;
import java.util.Map;

/** Writes rules as the file that Prometheus, Mimir, Thanos and vmalert read. */
final class RulesYaml {
    private final StringBuilder text = new StringBuilder("# Generated; see README.md.\ngroups:\n");

    static String of(List<RuleGroup> groups) {
        RulesYaml yaml = new RulesYaml();
        groups.forEach(yaml::write);
        return yaml.text.toString();
    }

    private void write(RuleGroup group) {
        line(1, "- name: " + group.name());
        line(2, "interval: " + group.interval());
        line(2, "rules:");
        group.rules().forEach(this::write);
    }

    private void write(Rule rule) {
        line(3, "- " + rule.kind() + ": " + rule.name());
        line(4, "expr: " + quoted(rule.expression()));
        if (!rule.hold().isEmpty()) {
            line(4, "for: " + rule.hold());
        }
        write("labels", rule.labels());
        write("annotations", rule.annotations());
    }

    private void write(String key, Map<String, String> values) {
        if (!values.isEmpty()) {
            line(4, key + ":");
            values.forEach((name, value) -> line(5, name + ": " + quoted(value)));
        }
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    private RulesYaml() {}
}
