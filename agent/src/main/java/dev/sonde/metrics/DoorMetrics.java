package dev.sonde.metrics;

import static dev.sonde.metrics.Label.REASON;
import static dev.sonde.metrics.MetricKind.COUNTER;
import static dev.sonde.metrics.MetricKind.GAUGE;

import java.util.Arrays;
import java.util.List;

/** What the agent tells of its own port and of those who come to it. */
public final class DoorMetrics {

    public static final Metric CONNECTIONS =
            new Metric("sonde_server_connections", GAUGE, "Open connections to the agent's port.");
    public static final Metric REFUSED = new Metric(
            "sonde_server_refused_total", COUNTER, "Requests and connections that were refused, by reason.", REASON);
    public static final Metric HASHES = new Metric(
            "sonde_server_password_checks_total", COUNTER, "Passwords that were hashed to be compared with a user's.");
    public static final Metric CURRENT = new Metric(
            "sonde_server_files_current",
            GAUGE,
            "Whether certificates and users are those of the files (1), or what the files say now is unusable (0).");
    public static final Metric EXPIRY = new Metric(
            "sonde_server_certificate_expiry_seconds",
            GAUGE,
            "When the certificate of the agent's port expires, since the Unix epoch.");

    static final List<Metric> ALL = Arrays.asList(CONNECTIONS, REFUSED, HASHES, CURRENT, EXPIRY);

    private DoorMetrics() {}
}
