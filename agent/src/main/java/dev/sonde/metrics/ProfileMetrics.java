package dev.sonde.metrics;

import static dev.sonde.metrics.Label.BLOCKER;
import static dev.sonde.metrics.Label.FUNCTION;
import static dev.sonde.metrics.Label.KIND;
import static dev.sonde.metrics.Label.METHOD;
import static dev.sonde.metrics.Label.OWNER;
import static dev.sonde.metrics.Label.URI;
import static dev.sonde.metrics.MetricKind.COUNTER;

import java.util.Arrays;
import java.util.List;

/** What the events of JFR tell of endpoints and of code. */
public final class ProfileMetrics {

    public static final Metric REQUESTS_BLOCKED = new Metric(
            "http_server_requests_blocked_seconds_total",
            "http_server_request_blocked_seconds_total",
            COUNTER,
            "Time that threads serving requests were blocked, by what; short waits are left out.",
            METHOD,
            URI,
            BLOCKER);
    public static final Metric METHODS_CPU = new Metric(
            "jvm_method_cpu_seconds_total",
            COUNTER,
            "CPU time in the methods that take most themselves, from samples scaled to exact clocks.",
            FUNCTION);
    public static final Metric SAMPLES =
            new Metric("sonde_samples_total", COUNTER, "Samples of JFR, by what they were joined with.", KIND, OWNER);

    static final List<Metric> ALL = Arrays.asList(REQUESTS_BLOCKED, METHODS_CPU, SAMPLES);

    private ProfileMetrics() {}
}
