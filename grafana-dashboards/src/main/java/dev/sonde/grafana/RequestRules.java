package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_ENDPOINT;
import static dev.sonde.grafana.Promql.over;
import static dev.sonde.grafana.Promql.rate5m;
import static dev.sonde.grafana.Promql.ratio;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Rule.record;
import static dev.sonde.grafana.Scope.ALL;

import dev.sonde.metrics.RequestMetrics;
import java.util.List;

/** What endpoints do and cost, whatever instances serve them: a fleet's dashboards read these and not every series. */
final class RequestRules {

    static final String SERVER_ERRORS = "status=~\"5..\"";

    static RuleGroup rates() {
        return new RuleGroup(
                "sonde-endpoints",
                "1m",
                List.of(
                        record(Recorded.ENDPOINT_REQUESTS, perEndpoint(ALL.countOf(RequestMetrics.REQUESTS))),
                        record(
                                Recorded.ENDPOINT_ERRORS,
                                perEndpoint(ALL.where(SERVER_ERRORS).countOf(RequestMetrics.REQUESTS))),
                        record(Recorded.ENDPOINT_SECONDS, perEndpoint(ALL.sumOf(RequestMetrics.REQUESTS))),
                        record(Recorded.ENDPOINT_CPU, perEndpoint(ALL.of(RequestMetrics.REQUESTS_CPU))),
                        record(Recorded.ENDPOINT_ALLOCATED, perEndpoint(ALL.of(RequestMetrics.REQUESTS_ALLOCATED)))));
    }

    static RuleGroup costs() {
        String requests = over("avg", Recorded.ENDPOINT_REQUESTS.toString(), "1h");
        return new RuleGroup(
                "sonde-endpoint-costs",
                "1m",
                List.of(
                        record(Recorded.ENDPOINT_REQUESTS_1H, "3600 * " + requests),
                        record(
                                Recorded.ENDPOINT_CPU_COST,
                                ratio(over("avg", Recorded.ENDPOINT_CPU.toString(), "1h"), requests)),
                        record(
                                Recorded.ENDPOINT_ALLOCATION_COST,
                                ratio(over("avg", Recorded.ENDPOINT_ALLOCATED.toString(), "1h"), requests))));
    }

    private static String perEndpoint(String counter) {
        return sum(BY_ENDPOINT, rate5m(counter));
    }

    private RequestRules() {}
}
