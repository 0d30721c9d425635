package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_INSTANCE;
import static dev.sonde.grafana.Promql.max;

import dev.sonde.metrics.Metric;
import dev.sonde.metrics.ProcessMetrics;
import dev.sonde.metrics.RequestMetrics;
import java.util.ArrayList;
import java.util.List;

/** All dashboards, and the variables that they share. */
final class Dashboards {

    /** One for each JVM that was started within the last minute. */
    static final String STARTS =
            "time() - " + max(BY_INSTANCE, Scope.INSTANCES.of(ProcessMetrics.PROCESS_START)) + " < 60";

    static List<Dashboard> all() {
        return List.of(
                OverviewDashboard.dashboard(),
                EndpointDashboard.dashboard(),
                JvmDashboard.dashboard(),
                ContainerDashboard.dashboard(),
                FleetDashboard.dashboard(),
                CapacityDashboard.dashboard(),
                RegressionDashboard.dashboard());
    }

    /** Data source, namespace, job and instance, and what a dashboard has beside them. */
    static List<Variable> variables(Variable... more) {
        String process = name(ProcessMetrics.PROCESS_CPU);
        List<Variable> variables = new ArrayList<>(List.of(
                Variable.datasource(),
                Variable.labelValues("namespace", process, ".*"),
                Variable.labelValues("job", process + "{namespace=~\"$namespace\"}", ".+"),
                Variable.labelValues("instance", Scope.JOBS.of(ProcessMetrics.PROCESS_CPU), ".+")));
        variables.addAll(List.of(more));
        return variables;
    }

    static Variable method() {
        return Variable.oneOf("method", Scope.INSTANCES.of(RequestMetrics.REQUESTS_CPU));
    }

    static Variable uri() {
        return Variable.oneOf(
                "uri", Scope.INSTANCES.where("method=~\"$method\"").of(RequestMetrics.REQUESTS_CPU));
    }

    private static String name(Metric metric) {
        return Scope.ALL.of(metric);
    }

    private Dashboards() {}
}
