package dev.sonde.metrics;

import static dev.sonde.metrics.Label.DAEMON;
import static dev.sonde.metrics.Label.STATE;
import static dev.sonde.metrics.MetricKind.GAUGE;

import java.util.Arrays;
import java.util.List;

/** What Sonde itself tells about the JVM, beside Micrometer's binders. */
public final class JvmMetrics {

    public static final Metric THREAD_STATES = new Metric(
            "jvm_threads_states_threads", "jvm_thread_count", GAUGE, "Live platform threads by state.", STATE, DAEMON);

    static final List<Metric> ALL = Arrays.asList(THREAD_STATES);

    private JvmMetrics() {}
}
