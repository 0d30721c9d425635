package dev.sonde.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes all dashboards and rules below the folder that its argument names. */
public final class Generate {

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args.length > 0 ? args[0] : ".");
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            System.out.println(path);
        }
    }

    /** What is generated, by its path within the module. */
    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Dashboard dashboard : Dashboards.all()) {
            files.put("dashboards/" + dashboard.file(), Json.of(DashboardJson.of(dashboard)));
        }
        rules().forEach((name, groups) -> files.put("rules/" + name + ".yaml", RulesYaml.of(groups)));
        files.put("../agent/src/main/resources/dev/sonde/cli/capacity/recordings.txt", recordings());
        return files;
    }

    /** All recording rules for the command capacity, which asks the same of a Prometheus without them: a line each. */
    private static String recordings() {
        StringBuilder lines = new StringBuilder();
        rules().values().stream()
                .flatMap(List::stream)
                .flatMap(group -> group.rules().stream())
                .forEach(rule -> {
                    if (rule.kind().equals("record")) {
                        String label = rule.labels().entrySet().stream()
                                .map(each -> each.getKey() + "=\"" + each.getValue() + '"')
                                .collect(Collectors.joining());
                        lines.append(rule.name() + '\t' + label + '\t' + rule.expression() + '\n');
                    }
                });
        return lines.toString();
    }

    /** The files of rules, each of which reads what those before it recorded. */
    static Map<String, List<RuleGroup>> rules() {
        Map<String, List<RuleGroup>> files = new LinkedHashMap<>();
        files.put(
                "sonde-recording",
                List.of(
                        RequestRules.rates(),
                        InstanceRules.rates(),
                        InstanceRules.limits(),
                        InstanceRules.utilisation(),
                        JobRules.group(),
                        RequestRules.costs(),
                        SloRules.ratios()));
        files.put(
                "sonde-capacity",
                List.of(
                        ModelRules.regression(),
                        ModelRules.demand(),
                        CapacityRules.peaks(),
                        CapacityRules.trends(),
                        CapacityRules.daysLeft()));
        files.put(
                "sonde-alerts",
                List.of(
                        SloRules.alerts(),
                        Alerts.saturation(),
                        Alerts.memory(),
                        Alerts.collections(),
                        Alerts.cpu(),
                        AgentAlerts.group()));
        return files;
    }

    private Generate() {}
}
