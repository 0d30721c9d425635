package dev.sonde.metrics;

import static dev.sonde.metrics.Label.DAEMON;
import static dev.sonde.metrics.Label.EXCEPTION;
import static dev.sonde.metrics.Label.JAVA;
import static dev.sonde.metrics.Label.METHOD;
import static dev.sonde.metrics.Label.OUTCOME;
import static dev.sonde.metrics.Label.STATE;
import static dev.sonde.metrics.Label.STATUS;
import static dev.sonde.metrics.Label.URI;
import static dev.sonde.metrics.Label.VERSION;
import static dev.sonde.metrics.Label.WHERE;
import static dev.sonde.metrics.MetricKind.COUNTER;
import static dev.sonde.metrics.MetricKind.GAUGE;
import static dev.sonde.metrics.MetricKind.HISTOGRAM;
import static dev.sonde.metrics.MetricKind.MAXIMUM;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The table of the metrics that Sonde makes itself, and the only place with their names: name in both namings, kind,
 * help and labels. The metrics of Micrometer's binders are not in it. Label {@code application} is on every metric.
 */
public enum Metric {
    REQUESTS(
            "http_server_requests_seconds",
            "http_server_request_duration_seconds",
            HISTOGRAM,
            "Time from a request's arrival to its completion.",
            METHOD,
            URI,
            STATUS,
            OUTCOME,
            EXCEPTION),
    REQUESTS_MAX(
            "http_server_requests_seconds_max",
            "http_server_request_duration_seconds_max",
            MAXIMUM,
            "Longest time of a request in the last minutes.",
            METHOD,
            URI,
            STATUS,
            OUTCOME,
            EXCEPTION),
    REQUESTS_ACTIVE(
            "http_server_requests_active", "http_server_active_requests", GAUGE, "Requests in flight.", METHOD, URI),
    REQUESTS_CPU(
            "http_server_requests_cpu_seconds_total",
            "http_server_request_cpu_seconds_total",
            COUNTER,
            "CPU time of the threads that served requests, while they served them.",
            METHOD,
            URI),
    REQUESTS_ALLOCATED(
            "http_server_requests_allocated_bytes_total",
            "http_server_request_allocated_bytes_total",
            COUNTER,
            "Heap bytes allocated by the threads that served requests, while they served them.",
            METHOD,
            URI),

    ENDPOINTS("sonde_endpoints", GAUGE, "Endpoints told apart so far."),
    ENDPOINTS_OVERFLOW(
            "sonde_endpoints_overflow_total",
            COUNTER,
            "Requests counted at the overflow endpoint because no more endpoints are told apart."),
    LEGS_UNMEASURED(
            "sonde_legs_unmeasured_total",
            COUNTER,
            "Parts of requests whose thread tells neither CPU time nor allocation, such as a virtual thread."),
    FAILURES("sonde_failures_total", COUNTER, "Failures of the agent that it caught, by place.", WHERE),
    BUILD_INFO(
            "sonde_build_info", GAUGE, "Always 1; the labels tell the agent's version and the JVM's.", VERSION, JAVA),

    THREAD_STATES(
            "jvm_threads_states_threads", "jvm_thread_count", GAUGE, "Live platform threads by state.", STATE, DAEMON),

    PROCESS_CPU(
            "process_cpu_seconds_total",
            COUNTER,
            "User and system CPU time of the process, in steps of 10 ms on Linux."),
    PROCESS_OPEN_FDS("process_open_fds", GAUGE, "Open file descriptors."),
    PROCESS_MAX_FDS("process_max_fds", GAUGE, "Limit of open file descriptors (the soft limit)."),
    PROCESS_VIRTUAL("process_virtual_memory_bytes", GAUGE, "Virtual memory size."),
    PROCESS_VIRTUAL_MAX(
            "process_virtual_memory_max_bytes",
            GAUGE,
            "Limit of virtual memory (the soft limit); 2^64-1 is the system's value for unlimited."),
    PROCESS_RESIDENT("process_resident_memory_bytes", GAUGE, "Resident memory size."),
    PROCESS_HEAP("process_heap_bytes", GAUGE, "Java heap in use."),
    PROCESS_START("process_start_time_seconds", GAUGE, "Start of the JVM since the Unix epoch."),
    PROCESS_THREADS("process_threads", GAUGE, "Threads of the operating system in this process."),
    PROCESS_MEMORY_RSS(
            "process_memory_rss_bytes", GAUGE, "Resident memory size, under the name of micrometer-jvm-extras."),
    PROCESS_MEMORY_VSS(
            "process_memory_vss_bytes", GAUGE, "Virtual memory size, under the name of micrometer-jvm-extras."),
    PROCESS_MEMORY_SWAP("process_memory_swap_bytes", GAUGE, "Memory of the process that is swapped out."),
    PROCESS_MEMORY_PSS(
            "process_memory_pss_bytes", GAUGE, "Resident memory, shared pages by their share; as of a minute ago."),
    PROCESS_MEMORY_SWAPPSS(
            "process_memory_swappss_bytes", GAUGE, "Swapped memory, shared pages by their share; as of a minute ago.");

    public final MetricKind kind;
    /** One line for the exposition's {@code # HELP}. */
    public final String help;
    /** The order in which samples give their label values. */
    public final List<Label> labels;

    private final String micrometerName;
    private final String openTelemetryName;

    Metric(String name, MetricKind kind, String help, Label... labels) {
        this(name, name, kind, help, labels);
    }

    Metric(String micrometerName, String openTelemetryName, MetricKind kind, String help, Label... labels) {
        this.micrometerName = micrometerName;
        this.openTelemetryName = openTelemetryName;
        this.kind = kind;
        this.help = help;
        this.labels = Collections.unmodifiableList(Arrays.asList(labels));
    }

    /** The name of the family as Prometheus shows it, counters with {@code _total}. */
    public String name(Naming naming) {
        return naming == Naming.OPENTELEMETRY ? openTelemetryName : micrometerName;
    }

    /** The label keys in the order of {@link #labels}, without those that the naming does not have. */
    public List<String> labelKeys(Naming naming) {
        List<String> keys = new ArrayList<>();
        for (Label label : labels) {
            if (!label.key(naming).isEmpty()) {
                keys.add(label.key(naming));
            }
        }
        return keys;
    }

    /** {@code seconds}, {@code bytes} or, for mere numbers, empty. */
    public String unit() {
        if (micrometerName.contains("_seconds")) {
            return "seconds";
        }
        return micrometerName.contains("_bytes") ? "bytes" : "";
    }
}
