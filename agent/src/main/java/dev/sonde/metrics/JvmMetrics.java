package dev.sonde.metrics;

import static dev.sonde.metrics.Label.DAEMON;
import static dev.sonde.metrics.Label.STATE;
import static dev.sonde.metrics.MetricKind.GAUGE;
import static dev.sonde.metrics.MetricKind.HISTOGRAM;
import static dev.sonde.metrics.MetricKind.MAXIMUM;

import java.util.Arrays;
import java.util.List;

/** What Sonde itself tells about the JVM, beside Micrometer's binders. */
public final class JvmMetrics {

    public static final Metric THREAD_STATES = new Metric(
            "jvm_threads_states_threads", "jvm_thread_count", GAUGE, "Live platform threads by state.", STATE, DAEMON);

    public static final Metric HICCUPS = new Metric(
            "jvm_hiccups_seconds",
            HISTOGRAM,
            "Delay that a request arriving at any millisecond would have had because nothing ran.");
    public static final Metric HICCUPS_MAX =
            new Metric("jvm_hiccups_seconds_max", MAXIMUM, "Longest such delay that was seen in the last minutes.");
    public static final Metric HICCUPS_TICK = new Metric(
            "jvm_hiccups_tick_seconds", GAUGE, "Time between two looks; a stall is seen from about this length on.");

    static final List<Metric> ALL = Arrays.asList(THREAD_STATES, HICCUPS, HICCUPS_MAX, HICCUPS_TICK);

    private JvmMetrics() {}
}
