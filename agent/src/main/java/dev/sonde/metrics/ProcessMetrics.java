package dev.sonde.metrics;

import static dev.sonde.metrics.MetricKind.COUNTER;
import static dev.sonde.metrics.MetricKind.GAUGE;

import java.util.Arrays;
import java.util.List;

/** What the operating system tells about the process: {@code process_*}. */
public final class ProcessMetrics {

    public static final Metric PROCESS_CPU =
            new Metric("process_cpu_seconds_total", COUNTER, "User and system CPU time of the process.");
    public static final Metric PROCESS_OPEN_FDS = new Metric("process_open_fds", GAUGE, "Open file descriptors.");
    public static final Metric PROCESS_MAX_FDS =
            new Metric("process_max_fds", GAUGE, "Limit of open file descriptors (the soft limit).");
    public static final Metric PROCESS_VIRTUAL =
            new Metric("process_virtual_memory_bytes", GAUGE, "Virtual memory size.");
    public static final Metric PROCESS_VIRTUAL_MAX = new Metric(
            "process_virtual_memory_max_bytes",
            GAUGE,
            "Limit of virtual memory (the soft limit); 2^64-1 is the system's value for unlimited.");
    public static final Metric PROCESS_RESIDENT =
            new Metric("process_resident_memory_bytes", GAUGE, "Resident memory size.");
    public static final Metric PROCESS_HEAP = new Metric("process_heap_bytes", GAUGE, "Java heap in use.");
    public static final Metric PROCESS_START =
            new Metric("process_start_time_seconds", GAUGE, "Start of the JVM since the Unix epoch.");
    public static final Metric PROCESS_THREADS =
            new Metric("process_threads", GAUGE, "Threads of the operating system in this process.");
    public static final Metric PROCESS_MEMORY_RSS = new Metric(
            "process_memory_rss_bytes", GAUGE, "Resident memory size, under the name of micrometer-jvm-extras.");
    public static final Metric PROCESS_MEMORY_VSS = new Metric(
            "process_memory_vss_bytes", GAUGE, "Virtual memory size, under the name of micrometer-jvm-extras.");
    public static final Metric PROCESS_MEMORY_SWAP =
            new Metric("process_memory_swap_bytes", GAUGE, "Memory of the process that is swapped out.");
    public static final Metric PROCESS_MEMORY_PSS = new Metric(
            "process_memory_pss_bytes", GAUGE, "Resident memory, shared pages by their share; as of a minute ago.");
    public static final Metric PROCESS_MEMORY_SWAPPSS = new Metric(
            "process_memory_swappss_bytes", GAUGE, "Swapped memory, shared pages by their share; as of a minute ago.");

    public static final Metric PROCESS_MEMORY_LIMIT = new Metric(
            "process_memory_limit_bytes",
            GAUGE,
            "Memory the process can have at most: its cgroup's limit or the machine's memory, whichever is less.");
    public static final Metric PROCESS_MEMORY_HEADROOM = new Metric(
            "process_memory_headroom_bytes",
            GAUGE,
            "Memory left to the process: the least of what its cgroup's limits and the machine have available.");
    public static final Metric PROCESS_IO_READ =
            new Metric("process_io_read_bytes_total", COUNTER, "Bytes the process made the kernel read from storage.");
    public static final Metric PROCESS_IO_WRITTEN = new Metric(
            "process_io_written_bytes_total", COUNTER, "Bytes the process made the kernel write to storage.");
    public static final Metric PROCESS_NETWORK_RECEIVED = new Metric(
            "process_network_received_bytes_total",
            COUNTER,
            "Bytes received by the interfaces but lo of the process's network namespace, its neighbours' included.");
    public static final Metric PROCESS_NETWORK_TRANSMITTED = new Metric(
            "process_network_transmitted_bytes_total",
            COUNTER,
            "Bytes sent by the interfaces but lo of the process's network namespace, its neighbours' included.");

    static final List<Metric> ALL = Arrays.asList(
            PROCESS_CPU,
            PROCESS_OPEN_FDS,
            PROCESS_MAX_FDS,
            PROCESS_VIRTUAL,
            PROCESS_VIRTUAL_MAX,
            PROCESS_RESIDENT,
            PROCESS_HEAP,
            PROCESS_START,
            PROCESS_THREADS,
            PROCESS_MEMORY_RSS,
            PROCESS_MEMORY_VSS,
            PROCESS_MEMORY_SWAP,
            PROCESS_MEMORY_PSS,
            PROCESS_MEMORY_SWAPPSS,
            PROCESS_MEMORY_LIMIT,
            PROCESS_MEMORY_HEADROOM,
            PROCESS_IO_READ,
            PROCESS_IO_WRITTEN,
            PROCESS_NETWORK_RECEIVED,
            PROCESS_NETWORK_TRANSMITTED);

    private ProcessMetrics() {}
}
