package dev.sonde.jmh.gate.live;

import java.util.List;
import java.util.Map;

/** The names that the agent gives a request's figures, by its option {@code names}. */
enum Naming {
    MICROMETER("http_server_requests_seconds", "http_server_requests", "method", "uri"),
    OPENTELEMETRY("http_server_request_duration_seconds", "http_server_request", "http_request_method", "http_route");

    final String method;
    final String route;
    /** The counters, in the order of {@link Window}. */
    final List<String> counters;

    Naming(String duration, String cost, String method, String route) {
        this.method = method;
        this.route = route;
        this.counters = List.of(
                duration + "_count", duration + "_sum", cost + "_cpu_seconds_total", cost + "_allocated_bytes_total");
    }

    /** What an endpoint is called, by the labels of one of its counters. */
    String endpoint(Map<String, String> labels) {
        return labels.getOrDefault(method, "?") + ' ' + labels.getOrDefault(route, "?");
    }
}
