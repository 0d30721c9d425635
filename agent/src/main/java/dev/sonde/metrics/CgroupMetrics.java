package dev.sonde.metrics;

import static dev.sonde.metrics.Label.ID;
import static dev.sonde.metrics.Label.KIND;
import static dev.sonde.metrics.Label.RESOURCE;
import static dev.sonde.metrics.Label.SCOPE;
import static dev.sonde.metrics.Label.VERSION;
import static dev.sonde.metrics.MetricKind.COUNTER;
import static dev.sonde.metrics.MetricKind.GAUGE;

import java.util.Arrays;
import java.util.List;

/**
 * What Linux tells about the cgroup of the process, all that run in it included: {@code cgroup_*}. Not cAdvisor's
 * names, with which they would be added up.
 */
public final class CgroupMetrics {

    public static final Metric INFO = new Metric(
            "cgroup_info",
            GAUGE,
            "Always 1; the labels tell the cgroup's version (v1, v2, hybrid) and its path, or a container's id.",
            VERSION,
            ID);
    public static final Metric CPU =
            new Metric("cgroup_cpu_seconds_total", COUNTER, "CPU time of all processes of the cgroup.");
    public static final Metric CPU_LIMIT = new Metric(
            "cgroup_cpu_limit_cores",
            GAUGE,
            "CPU time the cgroup may use per second, ancestors' limits included; absent if unlimited.");
    public static final Metric CPU_PERIODS = new Metric(
            "cgroup_cpu_periods_total", COUNTER, "Periods in which the CPU limit that binds most was looked at.");
    public static final Metric CPU_THROTTLED_PERIODS = new Metric(
            "cgroup_cpu_throttled_periods_total", COUNTER, "Periods of these in which the CPU limit was hit.");
    public static final Metric CPU_THROTTLED = new Metric(
            "cgroup_cpu_throttled_seconds_total",
            COUNTER,
            "Time the CPU limit kept the cgroup's tasks from running, added up over the processors.");
    public static final Metric MEMORY =
            new Metric("cgroup_memory_usage_bytes", GAUGE, "Memory of the cgroup, its files' pages included.");
    public static final Metric MEMORY_WORKING_SET = new Metric(
            "cgroup_memory_working_set_bytes",
            GAUGE,
            "Memory of the cgroup without file pages that nothing used lately, as docker stats shows it.");
    public static final Metric MEMORY_LIMIT = new Metric(
            "cgroup_memory_limit_bytes",
            GAUGE,
            "Limit of the cgroup's memory, ancestors' limits included; absent if unlimited.");
    public static final Metric MEMORY_SWAP =
            new Metric("cgroup_memory_swap_bytes", GAUGE, "Memory of the cgroup that is swapped out.");
    public static final Metric MEMORY_SWAP_LIMIT = new Metric(
            "cgroup_memory_swap_limit_bytes",
            GAUGE,
            "Limit of the cgroup's swap, ancestors' limits included; absent if unlimited.");
    public static final Metric OOM_KILLS =
            new Metric("cgroup_oom_kills_total", COUNTER, "Processes of the cgroup killed because memory ran out.");
    public static final Metric PRESSURE = new Metric(
            "cgroup_pressure_seconds_total",
            COUNTER,
            "Time some or all (full) tasks stalled for want of CPU, memory or I/O; of the cgroup or of the machine.",
            RESOURCE,
            KIND,
            SCOPE);
    public static final Metric PIDS = new Metric("cgroup_pids", GAUGE, "Threads and processes of the cgroup.");
    public static final Metric PIDS_LIMIT = new Metric(
            "cgroup_pids_limit",
            GAUGE,
            "Limit of the cgroup's threads and processes, ancestors' limits included; absent if unlimited.");
    public static final Metric IO_READ =
            new Metric("cgroup_io_read_bytes_total", COUNTER, "Bytes the cgroup has read from block devices.");
    public static final Metric IO_WRITTEN =
            new Metric("cgroup_io_written_bytes_total", COUNTER, "Bytes the cgroup has written to block devices.");

    static final List<Metric> ALL = Arrays.asList(
            INFO,
            CPU,
            CPU_LIMIT,
            CPU_PERIODS,
            CPU_THROTTLED_PERIODS,
            CPU_THROTTLED,
            MEMORY,
            MEMORY_WORKING_SET,
            MEMORY_LIMIT,
            MEMORY_SWAP,
            MEMORY_SWAP_LIMIT,
            OOM_KILLS,
            PRESSURE,
            PIDS,
            PIDS_LIMIT,
            IO_READ,
            IO_WRITTEN);

    private CgroupMetrics() {}
}
