package dev.sonde.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The names under which a scrape tells of requests; the agent's option {@code names} chooses between them. */
final class Dialect {
    static final Dialect MICROMETER =
            new Dialect("http_server_requests_seconds", "http_server_requests_", "method", "uri", "status");
    static final Dialect OPENTELEMETRY = new Dialect(
            "http_server_request_duration_seconds",
            "http_server_request_",
            "http_request_method",
            "http_route",
            "http_response_status_code");
    static final List<Dialect> ALL = Collections.unmodifiableList(Arrays.asList(MICROMETER, OPENTELEMETRY));

    final String count;
    final String seconds;
    final String bucket;
    final String cpuSeconds;
    final String allocatedBytes;
    final String method;
    final String uri;
    final String status;

    private Dialect(String requests, String prefix, String method, String uri, String status) {
        this.count = requests + "_count";
        this.seconds = requests + "_sum";
        this.bucket = requests + "_bucket";
        this.cpuSeconds = prefix + "cpu_seconds_total";
        this.allocatedBytes = prefix + "allocated_bytes_total";
        this.method = method;
        this.uri = uri;
        this.status = status;
    }
}
