package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.over;
import static dev.sonde.grafana.Promql.ratio;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How fast a service uses up the errors it may make, by two windows each: one that is sure and one that is quick. */
final class SloRules {

    /** One in a thousand may fail; see docs/runbooks/SondeErrorBudgetBurn.md for another share. */
    private static final double BUDGET = 0.001;

    private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");

    static RuleGroup ratios() {
        return new RuleGroup(
                "sonde-slo", "1m", WINDOWS.stream().map(SloRules::ratioOver).toList());
    }

    static RuleGroup alerts() {
        return new RuleGroup(
                "sonde-error-budget",
                "1m",
                Stream.concat(
                                burn(Alerts.NOW, burns(14.4, "1h", "5m") + " or " + burns(6, "6h", "30m")),
                                burn(Alerts.SOON, burns(3, "1d", "2h") + " or " + burns(1, "3d", "6h")))
                        .toList());
    }

    private static Stream<Rule> burn(String severity, String expression) {
        return Stream.of(Rule.alert("SondeErrorBudgetBurn", severity, expression)
                .lasting("2m")
                .says(
                        "{{ $labels.job }} fails {{ $value | humanizePercentage }} of its requests",
                        "It uses up the errors of a month much faster than a month takes."));
    }

    private static Rule ratioOver(String window) {
        String errors = over("sum", Recorded.JOB_ERRORS.toString(), window);
        String requests = over("sum", Recorded.JOB_REQUESTS.toString(), window);
        return new Rule("record", name(window), ratio(errors, requests), "", Map.of(), Map.of());
    }

    private static String burns(double times, String sure, String quick) {
        String threshold = " > " + times + " * " + BUDGET;
        return "(" + name(sure) + threshold + " and " + name(quick) + threshold + ")";
    }

    private static String name(String window) {
        return "job:http_request_errors:ratio_rate" + window;
    }

    private SloRules() {}
}
