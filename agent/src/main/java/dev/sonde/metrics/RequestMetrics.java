package dev.sonde.metrics;

import static dev.sonde.metrics.Label.EXCEPTION;
import static dev.sonde.metrics.Label.METHOD;
import static dev.sonde.metrics.Label.OUTCOME;
import static dev.sonde.metrics.Label.STATUS;
import static dev.sonde.metrics.Label.URI;
import static dev.sonde.metrics.MetricKind.COUNTER;
import static dev.sonde.metrics.MetricKind.GAUGE;
import static dev.sonde.metrics.MetricKind.HISTOGRAM;
import static dev.sonde.metrics.MetricKind.MAXIMUM;

import java.util.Arrays;
import java.util.List;

/** What every endpoint costs. */
public final class RequestMetrics {

    public static final Metric REQUESTS = new Metric(
            "http_server_requests_seconds",
            "http_server_request_duration_seconds",
            HISTOGRAM,
            "Time from a request's arrival to its completion.",
            METHOD,
            URI,
            STATUS,
            OUTCOME,
            EXCEPTION);
    public static final Metric REQUESTS_MAX = new Metric(
            "http_server_requests_seconds_max",
            "http_server_request_duration_seconds_max",
            MAXIMUM,
            "Longest time of a request in the last minutes.",
            METHOD,
            URI,
            STATUS,
            OUTCOME,
            EXCEPTION);
    public static final Metric REQUESTS_ACTIVE = new Metric(
            "http_server_requests_active", "http_server_active_requests", GAUGE, "Requests in flight.", METHOD, URI);
    public static final Metric REQUESTS_CPU = new Metric(
            "http_server_requests_cpu_seconds_total",
            "http_server_request_cpu_seconds_total",
            COUNTER,
            "CPU time of the threads that served requests, while they served them.",
            METHOD,
            URI);
    public static final Metric REQUESTS_ALLOCATED = new Metric(
            "http_server_requests_allocated_bytes_total",
            "http_server_request_allocated_bytes_total",
            COUNTER,
            "Heap bytes allocated by the threads that served requests, while they served them.",
            METHOD,
            URI);

    public static final Metric REQUESTS_FINE = new Metric(
            "http_server_requests_fine_seconds",
            "http_server_request_fine_duration_seconds",
            HISTOGRAM,
            "The same of all requests, without labels, in more buckets: option fine-buckets.");
    public static final Metric REQUESTS_QUEUED = new Metric(
            "http_server_requests_queued_seconds",
            "http_server_request_queued_seconds",
            HISTOGRAM,
            "Time that requests were under way from the load balancer, where a header tells it: option queue-headers.");
    public static final Metric REQUESTS_QUEUED_UNKNOWN = new Metric(
            "http_server_requests_queued_unknown_total",
            "http_server_request_queued_unknown_total",
            COUNTER,
            "Requests whose header tells a time that cannot be: in the future, an hour ago or more, or none.");

    public static final Metric RECEIVED = new Metric(
            "http_server_requests_received_bytes_total",
            "http_server_request_received_bytes_total",
            COUNTER,
            "Bytes of requests' bodies that the service read, where the server tells: option bodies.",
            METHOD,
            URI);
    public static final Metric SENT = new Metric(
            "http_server_requests_sent_bytes_total",
            "http_server_request_sent_bytes_total",
            COUNTER,
            "Bytes of answers' bodies as they went over the network, where the server tells: option bodies.",
            METHOD,
            URI);
    public static final Metric FIRST_BYTE = new Metric(
            "http_server_requests_first_byte_seconds",
            "http_server_request_first_byte_seconds",
            HISTOGRAM,
            "Time from a request's arrival until its answer begins, where the server tells: option bodies.",
            METHOD,
            URI);

    static final List<Metric> ALL = Arrays.asList(
            REQUESTS,
            REQUESTS_MAX,
            REQUESTS_FINE,
            REQUESTS_ACTIVE,
            REQUESTS_CPU,
            REQUESTS_ALLOCATED,
            REQUESTS_QUEUED,
            REQUESTS_QUEUED_UNKNOWN,
            RECEIVED,
            SENT,
            FIRST_BYTE);

    private RequestMetrics() {}
}
