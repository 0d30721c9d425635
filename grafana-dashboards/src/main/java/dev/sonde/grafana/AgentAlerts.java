package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_INSTANCE;
import static dev.sonde.grafana.Promql.max;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Scope.ALL;

import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.DoorMetrics;
import dev.sonde.metrics.Metric;
import java.util.List;

/** Whether the agent itself fares well; the service does in any case. */
final class AgentAlerts {

    static RuleGroup group() {
        return new RuleGroup(
                "sonde-agent", "1m", List.of(unhealthy(), overBudget(), overflow(), configuration(), certificate()));
    }

    private static Rule unhealthy() {
        return Rule.alert(
                        "SondeAgentUnhealthy",
                        Alerts.SOON,
                        "sum by (" + BY_INSTANCE + ", where) (increase(" + ALL.of(AgentMetrics.FAILURES) + "[1h])) > 0")
                .says(
                        "The agent of " + Alerts.WHO + " failed at {{ $labels.where }}",
                        "The service is not affected; figures may be missing.");
    }

    private static Rule overBudget() {
        String active = aggregateMin(AgentMetrics.FEATURES);
        return Rule.alert(
                        "SondeAgentOverBudget",
                        Alerts.SOON,
                        Recorded.INSTANCE_AGENT_CPU + " > " + max(BY_INSTANCE, ALL.of(AgentMetrics.BUDGET)) + " or "
                                + active + " == 0")
                .lasting("15m")
                .says(
                        "The agent of " + Alerts.WHO + " takes more CPU than it may",
                        "Features rest until it takes less: figures may be missing.");
    }

    private static Rule overflow() {
        return Rule.alert(
                        "SondeEndpointsOverflow",
                        Alerts.SOON,
                        sum(BY_INSTANCE, "increase(" + ALL.of(AgentMetrics.ENDPOINTS_OVERFLOW) + "[1h])") + " > 0")
                .says(
                        Alerts.WHO + " has more endpoints than are told apart",
                        "The rest is counted as one; raise the option endpoints, or find the route that is none.");
    }

    private static Rule configuration() {
        return Rule.alert(
                        "SondeConfigurationUnusable",
                        Alerts.SOON,
                        aggregateMin(AgentMetrics.CONFIG_SUCCESSFUL) + " == 0 or " + aggregateMin(DoorMetrics.CURRENT)
                                + " == 0")
                .lasting("15m")
                .says(
                        "What the files of the agent of " + Alerts.WHO + " say cannot be used",
                        "The former options, users or certificates stay in force.");
    }

    private static Rule certificate() {
        return Rule.alert(
                        "SondeCertificateExpires",
                        Alerts.SOON,
                        "(" + aggregateMin(DoorMetrics.EXPIRY) + " - time()) / 86400 < 14")
                .lasting("1h")
                .says(
                        "The certificate of the agent's port of " + Alerts.WHO + " expires",
                        "In {{ $value | humanize }} days; then it cannot be scraped any more.");
    }

    private static String aggregateMin(Metric gauge) {
        return Promql.aggregate("min", BY_INSTANCE, ALL.of(gauge));
    }

    private AgentAlerts() {}
}
