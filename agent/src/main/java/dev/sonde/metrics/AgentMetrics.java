package dev.sonde.metrics;

import static dev.sonde.metrics.Label.EVENT;
import static dev.sonde.metrics.Label.EVENT_STATE;
import static dev.sonde.metrics.Label.FEATURE;
import static dev.sonde.metrics.Label.JAVA;
import static dev.sonde.metrics.Label.RESULT;
import static dev.sonde.metrics.Label.TARGET;
import static dev.sonde.metrics.Label.VERSION;
import static dev.sonde.metrics.Label.WHERE;
import static dev.sonde.metrics.MetricKind.COUNTER;
import static dev.sonde.metrics.MetricKind.GAUGE;

import java.util.Arrays;
import java.util.List;

/** What the agent tells about itself: {@code sonde_*}. */
public final class AgentMetrics {

    public static final Metric ENDPOINTS = new Metric("sonde_endpoints", GAUGE, "Endpoints told apart so far.");
    public static final Metric ENDPOINTS_OVERFLOW = new Metric(
            "sonde_endpoints_overflow_total",
            COUNTER,
            "Requests counted at the overflow endpoint because no more endpoints are told apart.");
    public static final Metric LEGS_UNMEASURED = new Metric(
            "sonde_legs_unmeasured_total",
            COUNTER,
            "Parts of requests whose thread told neither CPU time nor allocation, such as a virtual thread's before the"
                    + " agent was up.");
    public static final Metric FAILURES =
            new Metric("sonde_failures_total", COUNTER, "Failures of the agent that it caught, by place.", WHERE);
    public static final Metric BUILD_INFO = new Metric(
            "sonde_build_info", GAUGE, "Always 1; the labels tell the agent's version and the JVM's.", VERSION, JAVA);

    public static final Metric AGENT_CPU =
            new Metric("sonde_cpu_seconds_total", COUNTER, "CPU time that the agent's own threads have taken.");
    public static final Metric AGENT_ALLOCATED = new Metric(
            "sonde_allocated_bytes_total", COUNTER, "Heap bytes that the agent's own threads have allocated.");
    public static final Metric AGENT_THREADS = new Metric("sonde_threads", GAUGE, "Live threads of the agent.");

    public static final Metric AGENT_HEAP = new Metric(
            "sonde_heap_bytes", GAUGE, "Heap that the agent holds: an estimate by the number of its histograms.");
    public static final Metric AGENT_RESIDENT = new Metric(
            "sonde_resident_memory_bytes",
            GAUGE,
            "Resident memory that the agent takes: an estimate, its heap included.");
    public static final Metric BUDGET = new Metric(
            "sonde_cpu_budget_ratio", GAUGE, "CPU that the agent's threads may take, of one processor: option budget.");
    public static final Metric FEATURES = new Metric(
            "sonde_feature_active",
            GAUGE,
            "Whether the agent does it (1), or rests from it to keep its budget (0).",
            FEATURE);
    public static final Metric EVENT_INFO = new Metric(
            "sonde_jfr_event_info",
            GAUGE,
            "Always 1; whether an event is recorded (on), could be (off), or is not right or not there (missing).",
            EVENT,
            EVENT_STATE);

    public static final Metric JFR_EVENTS =
            new Metric("sonde_jfr_events_total", COUNTER, "Events of the JVM that the agent has read.", EVENT);
    public static final Metric JFR_SHED = new Metric(
            "sonde_jfr_shed_total",
            COUNTER,
            "Times that an event came too often, so that fewer were recorded for a while.",
            EVENT);
    public static final Metric JFR_LOST =
            new Metric("sonde_jfr_lost_bytes_total", COUNTER, "Bytes of events that the JVM had no room for.");
    public static final Metric JFR_CPU = new Metric(
            "sonde_jfr_cpu_seconds_total",
            COUNTER,
            "CPU time for events: of the JVM's threads for them and the agent's; a part of sonde_cpu_seconds_total.");

    public static final Metric PUSHES = new Metric(
            "sonde_pushes_total",
            COUNTER,
            "Pushes of all metrics, by where to and whether it went well.",
            TARGET,
            RESULT);
    public static final Metric PUSH_REJECTED = new Metric(
            "sonde_push_rejected_points_total",
            COUNTER,
            "Data points that the other side took a push without, as it said.",
            TARGET);

    public static final Metric WEAVING_PENDING = new Metric(
            "sonde_weaving_pending_classes", GAUGE, "Loaded classes that are yet to be woven, or to be given back.");
    public static final Metric CONFIG_SUCCESSFUL = new Metric(
            "sonde_config_last_reload_successful",
            GAUGE,
            "Whether the file of the options could be used when it was read last.");
    public static final Metric CONFIG_RELOADS = new Metric(
            "sonde_config_reloads_total",
            COUNTER,
            "Times that the file of the options was read anew, by whether it could be used.",
            RESULT);

    public static final Metric OBSERVED = new Metric(
            "sonde_observed_requests_total",
            COUNTER,
            "Requests that the observers of the option observer were told of.");
    public static final Metric OBSERVED_DROPPED = new Metric(
            "sonde_observed_dropped_total", COUNTER, "Requests that they were not told of, since they were too slow.");

    static final List<Metric> ALL = Arrays.asList(
            ENDPOINTS,
            ENDPOINTS_OVERFLOW,
            LEGS_UNMEASURED,
            FAILURES,
            BUILD_INFO,
            AGENT_CPU,
            AGENT_ALLOCATED,
            AGENT_THREADS,
            AGENT_HEAP,
            AGENT_RESIDENT,
            BUDGET,
            FEATURES,
            JFR_EVENTS,
            JFR_SHED,
            JFR_LOST,
            JFR_CPU,
            EVENT_INFO,
            PUSHES,
            PUSH_REJECTED,
            WEAVING_PENDING,
            CONFIG_SUCCESSFUL,
            CONFIG_RELOADS,
            OBSERVED,
            OBSERVED_DROPPED);

    private AgentMetrics() {}
}
