package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_INSTANCE;
import static dev.sonde.grafana.Promql.rate;
import static dev.sonde.grafana.Promql.ratioOn;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Scope.INSTANCES;

import dev.sonde.metrics.CgroupMetrics;
import dev.sonde.metrics.MemoryMetrics;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.ProcessMetrics;
import java.util.List;

/** What the container or cgroup of each instance uses of what it may, as {@code docker stats} would say. */
final class ContainerDashboard {

    static Dashboard dashboard() {
        return new Dashboard(
                "container",
                "Sonde / Container",
                "What each instance's container uses of what it may: CPU, memory, threads, files, disk and network.",
                "now-1h",
                Dashboards.variables(),
                List.of(now(), cpu(), memory(), rest()));
    }

    private static Row now() {
        return Row.of(
                        "Closest to a limit",
                        Panel.bars(
                                        "CPU",
                                        "percentunit",
                                        "Of the CPU limit, or of the machine. Above 70 % requests queue: more CPU or "
                                                + "instances.")
                                .query(
                                        ratioOn(
                                                BY_INSTANCE,
                                                sum(BY_INSTANCE, rate(INSTANCES.of(ProcessMetrics.PROCESS_CPU))),
                                                "(" + Promql.max(BY_INSTANCE, INSTANCES.of(CgroupMetrics.CPU_LIMIT))
                                                        + " or "
                                                        + Promql.max(BY_INSTANCE, INSTANCES.of(Binder.PROCESSORS))
                                                        + ")"),
                                        "{{instance}}")
                                .upTo(1)
                                .bad(0.7, 0.9)
                                .size(6, 6),
                        Panel.bars(
                                        "Memory",
                                        "percentunit",
                                        "Resident memory of its limit. At 100 % the kernel kills the process.")
                                .query(
                                        share(ProcessMetrics.PROCESS_RESIDENT, ProcessMetrics.PROCESS_MEMORY_LIMIT),
                                        "{{instance}}")
                                .upTo(1)
                                .bad(0.8, 0.9)
                                .size(6, 6))
                .and(counts());
    }

    private static List<Panel> counts() {
        return List.of(
                Panel.bars(
                                "Threads",
                                "percentunit",
                                "Of the cgroup's limit of tasks. At the limit no thread can be started.")
                        .query(share(CgroupMetrics.PIDS, CgroupMetrics.PIDS_LIMIT), "{{instance}}")
                        .upTo(1)
                        .bad(0.7, 0.85)
                        .orSay("no limit")
                        .size(6, 6),
                Panel.bars(
                                "Files",
                                "percentunit",
                                "Open files and connections of their limit. At the limit connections are refused.")
                        .query(share(ProcessMetrics.PROCESS_OPEN_FDS, ProcessMetrics.PROCESS_MAX_FDS), "{{instance}}")
                        .upTo(1)
                        .bad(0.7, 0.85)
                        .size(6, 6));
    }

    private static Row cpu() {
        return Row.of(
                "CPU",
                Panel.graph("Cores", "short", "Used by the process, and the limit. Flat at the limit: throttled.")
                        .query(sum("instance", rate(INSTANCES.of(ProcessMetrics.PROCESS_CPU))), "{{instance}}")
                        .query(Promql.max("instance", INSTANCES.of(CgroupMetrics.CPU_LIMIT)), "limit {{instance}}"),
                Panel.graph(
                                "Throttled periods",
                                "percentunit",
                                "Periods in which threads were stopped at the limit. Above 25 %: raise the limit.")
                        .query(
                                ratioOn(
                                        BY_INSTANCE,
                                        sum(BY_INSTANCE, rate(INSTANCES.of(CgroupMetrics.CPU_THROTTLED_PERIODS))),
                                        sum(BY_INSTANCE, rate(INSTANCES.of(CgroupMetrics.CPU_PERIODS)))),
                                "{{instance}}")
                        .orSay("no limit"),
                Panel.graph(
                                "Pressure",
                                "percentunit",
                                "Share of time that some task waited, by what for. CPU without throttling: a busy "
                                        + "host.")
                        .query(
                                Promql.max(
                                        "resource, scope",
                                        rate(INSTANCES.where("kind=\"some\"").of(CgroupMetrics.PRESSURE))),
                                "{{resource}} of the {{scope}}"));
    }

    private static Row memory() {
        return Row.of(
                        "Memory",
                        Panel.graph(
                                        "Of the cgroup",
                                        "bytes",
                                        "Working set is what counts for the limit; usage has file pages that can go.")
                                .query(sum("instance", INSTANCES.of(CgroupMetrics.MEMORY)), "usage {{instance}}")
                                .query(
                                        sum("instance", INSTANCES.of(CgroupMetrics.MEMORY_WORKING_SET)),
                                        "working set {{instance}}")
                                .query(sum("instance", INSTANCES.of(CgroupMetrics.MEMORY_LIMIT)), "limit {{instance}}"),
                        Panel.graph(
                                        "Left to the process",
                                        "bytes",
                                        "The least of what cgroup and machine have available. Near zero: it is "
                                                + "about to be "
                                                + "killed.")
                                .query(
                                        sum("instance", INSTANCES.of(ProcessMetrics.PROCESS_MEMORY_HEADROOM)),
                                        "{{instance}}"),
                        Panel.graph(
                                        "What it is for",
                                        "bytes",
                                        "Resident memory by part, all instances. Heap is set by -Xmx; the rest "
                                                + "comes on top.")
                                .query(sum("part", INSTANCES.of(MemoryMetrics.MEMORY_BILL)), "{{part}}")
                                .stacked())
                .and(losses());
    }

    private static List<Panel> losses() {
        return List.of(
                Panel.graph(
                                "Swap",
                                "bytes",
                                "Memory that is swapped out. A JVM that swaps stalls at each collection: give it "
                                        + "memory.")
                        .query(sum("instance", INSTANCES.of(ProcessMetrics.PROCESS_MEMORY_SWAP)), "{{instance}}"),
                Panel.graph(
                                "Killed for memory",
                                "short",
                                "Processes of the cgroup that the kernel killed within an hour.")
                        .query(
                                sum("instance", "increase(" + INSTANCES.of(CgroupMetrics.OOM_KILLS) + "[1h])"),
                                "{{instance}}"),
                Panel.graph(
                                "Threads and files",
                                "short",
                                "Threads of the process and its open files. Growing without end: something is not "
                                        + "closed.")
                        .query(sum("instance", INSTANCES.of(ProcessMetrics.PROCESS_THREADS)), "threads {{instance}}")
                        .query(sum("instance", INSTANCES.of(ProcessMetrics.PROCESS_OPEN_FDS)), "files {{instance}}"));
    }

    private static Row rest() {
        return Row.of(
                "Disk and network",
                Panel.graph(
                                "Disk",
                                "Bps",
                                "Of the process, from and to storage. A JVM that reads much has too little memory "
                                        + "for files.")
                        .query(sum("instance", rate(INSTANCES.of(ProcessMetrics.PROCESS_IO_READ))), "read {{instance}}")
                        .query(
                                sum("instance", rate(INSTANCES.of(ProcessMetrics.PROCESS_IO_WRITTEN))),
                                "written {{instance}}")
                        .size(12, 7),
                Panel.graph(
                                "Network",
                                "Bps",
                                "Of the network namespace, neighbours in it included. Flat at the top: the "
                                        + "interface's limit.")
                        .query(
                                sum("instance", rate(INSTANCES.of(ProcessMetrics.PROCESS_NETWORK_RECEIVED))),
                                "received {{instance}}")
                        .query(
                                sum("instance", rate(INSTANCES.of(ProcessMetrics.PROCESS_NETWORK_TRANSMITTED))),
                                "sent {{instance}}")
                        .size(12, 7));
    }

    private static String share(Metric amount, Metric limit) {
        return ratioOn(
                BY_INSTANCE,
                Promql.max(BY_INSTANCE, INSTANCES.of(amount)),
                Promql.max(BY_INSTANCE, INSTANCES.of(limit)));
    }

    private ContainerDashboard() {}
}
