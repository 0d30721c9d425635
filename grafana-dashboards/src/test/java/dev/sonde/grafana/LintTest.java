package dev.sonde.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.MetricKind;
import dev.sonde.metrics.Naming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The rules of Grafana's dashboard-linter, and that every metric that is asked for exists. */
final class LintTest {

    /** As Grafana's {@code getValueFormats} names them. */
    private static final Set<String> UNITS =
            Set.of("short", "s", "bytes", "Bps", "reqps", "cps", "percentunit", "dateTimeFromNow");

    private static final Pattern RATE = Pattern.compile("\\b(rate|irate|increase)\\([^\\[]*\\[([^\\]]*)]");

    private final List<String> complaints = new ArrayList<>();

    @Test
    void dashboardsAreGenericAndReadOnly() throws IOException {
        Set<String> uids = new HashSet<>();
        for (Map.Entry<String, JsonNode> file : Panels.dashboards().entrySet()) {
            JsonNode dashboard = file.getValue();
            check(uids.add(text(dashboard, "uid")), file.getKey(), "uid is taken");
            check(!dashboard.path("editable").asBoolean(true), file.getKey(), "may be edited");
            check(dashboard.path("schemaVersion").asInt() == 42, file.getKey(), "schema");
            check(!text(dashboard, "description").isEmpty(), file.getKey(), "no description");
            check(dashboard.path("links").size() == 1, file.getKey(), "no links to the others");
        }
        assertNoComplaint();
    }

    @Test
    void variablesChooseDataSourceNamespaceJobAndInstance() throws IOException {
        for (Map.Entry<String, JsonNode> file : Panels.dashboards().entrySet()) {
            JsonNode variables = file.getValue().path("templating").path("list");
            check(text(variables.get(0), "type").equals("datasource"), file.getKey(), "no data source to choose");
            check(text(variables.get(0), "name").equals("datasource"), file.getKey(), "data source's name");
            List<String> names = List.of("namespace", "job", "instance");
            for (int i = 0; i < names.size(); i++) {
                JsonNode variable = variables.get(i + 1);
                check(text(variable, "name").equals(names.get(i)), file.getKey(), "no variable " + names.get(i));
                check(text(variable, "definition").startsWith("label_values("), file.getKey(), "not label_values");
                check(variable.path("multi").asBoolean(), file.getKey(), "not multiple: " + names.get(i));
                check(variable.path("includeAll").asBoolean(), file.getKey(), "not all: " + names.get(i));
                check(variable.path("refresh").asInt() == 2, file.getKey(), "not read anew: " + names.get(i));
            }
        }
        assertNoComplaint();
    }

    @Test
    void everyPanelHasTitleDescriptionUnitAndAQuery() throws IOException {
        forEachPanel((name, panel) -> {
            check(!text(panel, "title").isEmpty(), name, "no title");
            check(text(panel, "description").length() > 20, name, "no description that says what to do");
            check(UNITS.contains(text(panel.path("fieldConfig").path("defaults"), "unit")), name, "unit");
            check(!panel.path("targets").isEmpty(), name, "no query");
            check(uid(panel).equals("${datasource}"), name, "data source");
            for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
                JsonNode property = override.path("properties").get(0);
                boolean isUnit = text(property, "id").equals("unit");
                check(!isUnit || UNITS.contains(text(property, "value")), name, "unit of " + override);
            }
        });
        assertNoComplaint();
    }

    @Test
    void everyQueryKeepsToTheChoicesAtTheTop() throws IOException {
        forEachPanel((name, panel) -> {
            for (JsonNode target : panel.path("targets")) {
                String query = text(target, "expr");
                check(uid(target).equals("${datasource}"), name, "data source of a query");
                int named = Selectors.names(query).size();
                check(Selectors.selectors(query).size() >= named, name, "a metric without matchers: " + query);
                for (Matcher selector : Selectors.selectors(query)) {
                    boolean isOfInstance = !selector.group(1).contains(":")
                            || selector.group(1).startsWith("instance:");
                    String matchers = selector.group(2);
                    check(matchers.contains("job=~\"$job\""), name, "job in " + selector.group());
                    check(matchers.contains("namespace=~\"$namespace\""), name, "namespace in " + selector.group());
                    check(
                            !isOfInstance || matchers.contains("instance=~\"$instance\""),
                            name,
                            "instance in " + selector.group());
                }
            }
        });
        assertNoComplaint();
    }

    @Test
    void ratesFollowTheStepOfTheirPanel() throws IOException {
        forEachPanel((name, panel) -> {
            for (JsonNode target : panel.path("targets")) {
                Matcher rate = RATE.matcher(text(target, "expr"));
                while (rate.find()) {
                    boolean isCountOfAnHour =
                            rate.group(1).equals("increase") && rate.group(2).equals("1h");
                    check(isCountOfAnHour || rate.group(2).equals("$__rate_interval"), name, rate.group());
                }
            }
        });
        assertNoComplaint();
    }

    @Test
    void everyMetricThatIsAskedForExists() throws IOException {
        Set<String> known = knownNames();
        forEachPanel((name, panel) -> panel.path("targets")
                .forEach(target -> Selectors.names(text(target, "expr"))
                        .forEach(metric -> check(known.contains(metric), name, "no metric " + metric))));
        for (List<RuleGroup> groups : Generate.rules().values()) {
            groups.stream()
                    .flatMap(group -> group.rules().stream())
                    .forEach(rule -> Selectors.names(rule.expression())
                            .forEach(metric -> check(known.contains(metric), rule.name(), "no metric " + metric)));
        }
        assertNoComplaint();
    }

    @Test
    void theMetricsOfTheBindersAreOnARealScrape() throws IOException {
        Set<String> scraped =
                new TreeSet<>(Replay.lines().stream().map(Replay::name).toList());
        for (Binder binder : Binder.values()) {
            check(scraped.contains(binder.toString()), "scrape", "no " + binder);
        }
        assertNoComplaint();
    }

    @Test
    void panelsStandSideBySide() throws IOException {
        for (Map.Entry<String, JsonNode> file : Panels.dashboards().entrySet()) {
            Set<String> taken = new HashSet<>();
            for (JsonNode panel : file.getValue().path("panels")) {
                JsonNode place = panel.path("gridPos");
                check(place.path("x").asInt() + place.path("w").asInt() <= 24, file.getKey(), "too wide: " + place);
                for (int x = 0; x < place.path("w").asInt(); x++) {
                    for (int y = 0; y < place.path("h").asInt(); y++) {
                        String cell = (place.path("x").asInt() + x) + ","
                                + (place.path("y").asInt() + y);
                        check(taken.add(cell), file.getKey(), "two panels at " + cell);
                    }
                }
            }
        }
        assertNoComplaint();
    }

    static Set<String> knownNames() {
        Set<String> known = new TreeSet<>();
        for (Metric metric : Metric.all()) {
            String name = metric.name(Naming.MICROMETER);
            known.add(name);
            if (metric.kind == MetricKind.HISTOGRAM) {
                known.addAll(List.of(name + "_count", name + "_sum", name + "_bucket"));
            }
        }
        Stream.of(Binder.values()).forEach(binder -> known.add(binder.toString()));
        for (List<RuleGroup> groups : Generate.rules().values()) {
            groups.forEach(group -> group.rules().forEach(rule -> known.add(rule.name())));
        }
        return known;
    }

    private interface PanelCheck {
        void check(String name, JsonNode panel);
    }

    private static void forEachPanel(PanelCheck check) throws IOException {
        for (Map.Entry<String, JsonNode> file : Panels.dashboards().entrySet()) {
            StreamSupport.stream(file.getValue().path("panels").spliterator(), false)
                    .filter(panel -> !text(panel, "type").equals("row"))
                    .forEach(panel -> check.check(file.getKey() + " " + text(panel, "title"), panel));
        }
    }

    private static String uid(JsonNode node) {
        return text(node.path("datasource"), "uid");
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText();
    }

    private void check(boolean holds, String where, String complaint) {
        if (!holds) {
            complaints.add(where + ": " + complaint);
        }
    }

    private void assertNoComplaint() {
        assertEquals("", String.join("\n", complaints));
    }
}
