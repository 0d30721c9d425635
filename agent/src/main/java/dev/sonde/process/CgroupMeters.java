package dev.sonde.process;

import static dev.sonde.metrics.CgroupMetrics.CPU;
import static dev.sonde.metrics.CgroupMetrics.CPU_LIMIT;
import static dev.sonde.metrics.CgroupMetrics.CPU_PERIODS;
import static dev.sonde.metrics.CgroupMetrics.CPU_THROTTLED;
import static dev.sonde.metrics.CgroupMetrics.CPU_THROTTLED_PERIODS;
import static dev.sonde.metrics.CgroupMetrics.IO_READ;
import static dev.sonde.metrics.CgroupMetrics.IO_WRITTEN;
import static dev.sonde.metrics.CgroupMetrics.MEMORY;
import static dev.sonde.metrics.CgroupMetrics.MEMORY_LIMIT;
import static dev.sonde.metrics.CgroupMetrics.MEMORY_SWAP;
import static dev.sonde.metrics.CgroupMetrics.MEMORY_SWAP_LIMIT;
import static dev.sonde.metrics.CgroupMetrics.MEMORY_WORKING_SET;
import static dev.sonde.metrics.CgroupMetrics.OOM_KILLS;
import static dev.sonde.metrics.CgroupMetrics.PIDS;
import static dev.sonde.metrics.CgroupMetrics.PIDS_LIMIT;

import dev.sonde.linux.Cgroup;
import dev.sonde.linux.CgroupReading;
import dev.sonde.linux.LinuxProcess;
import dev.sonde.linux.MachineMemory;
import dev.sonde.linux.Pressure;
import dev.sonde.linux.ProcessBytes;
import dev.sonde.metrics.CgroupMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.ProcessMetrics;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The {@code cgroup_*} metrics, and the memory, storage and network that a process has by them; on Linux only. */
public final class CgroupMeters {

    private static final List<Metric> CGROUP = Arrays.asList(
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
            PIDS,
            PIDS_LIMIT,
            IO_READ,
            IO_WRITTEN,
            ProcessMetrics.PROCESS_MEMORY_LIMIT,
            ProcessMetrics.PROCESS_MEMORY_HEADROOM);
    private static final List<Metric> BYTES = Arrays.asList(
            ProcessMetrics.PROCESS_IO_READ,
            ProcessMetrics.PROCESS_IO_WRITTEN,
            ProcessMetrics.PROCESS_NETWORK_RECEIVED,
            ProcessMetrics.PROCESS_NETWORK_TRANSMITTED);

    private final String proc;
    private final Cgroup cgroup;
    private final ProcessBytes bytes;

    CgroupMeters(String proc) {
        this.proc = proc;
        cgroup = Cgroup.of(proc, "self");
        bytes = new ProcessBytes(proc + "/self");
    }

    /** Registers them where there is {@code /proc}; they are read on every scrape. */
    public static void bind(Meters meters) {
        if (LinuxProcess.isHere()) {
            new CgroupMeters("/proc").bindTo(meters);
        }
    }

    void bindTo(Meters meters) {
        meters.readings(CGROUP, this::cgroupValues);
        meters.readings(BYTES, this::byteValues);
        if (!cgroup.version.equals("none")) {
            meters.family(
                    CgroupMetrics.INFO, () -> Collections.singletonList(new Sample(1, cgroup.version, cgroup.id)));
        }
        meters.family(CgroupMetrics.PRESSURE, this::pressure);
    }

    private double[] cgroupValues() {
        CgroupReading now = cgroup.get();
        MachineMemory machine = MachineMemory.read(proc);
        return new double[] {
            now.cpuSeconds,
            now.cpuLimitCores,
            now.cpuPeriods,
            now.throttledPeriods,
            now.throttledSeconds,
            now.memoryBytes,
            now.workingSetBytes,
            now.memoryLimitBytes,
            now.swapBytes,
            now.swapLimitBytes,
            now.oomKills,
            now.pids,
            now.pidsLimit,
            now.readBytes,
            now.writtenBytes,
            least(now.memoryLimitBytes, machine.totalBytes),
            least(now.memoryLeftBytes, machine.availableBytes)
        };
    }

    private double[] byteValues() {
        double[] storage = bytes.storage();
        double[] network = bytes.network();
        return new double[] {storage[0], storage[1], network[0], network[1]};
    }

    private List<Sample> pressure() {
        List<Sample> samples = new ArrayList<>();
        for (Pressure each : cgroup.pressures) {
            double[] seconds = each.seconds();
            samples.add(new Sample(seconds[0], each.resource, "some", each.scope));
            samples.add(new Sample(seconds[1], each.resource, "full", each.scope));
        }
        return samples;
    }

    /** The lesser of what is known. */
    private static double least(double cgroups, double machines) {
        return Double.isNaN(cgroups) || machines < cgroups ? machines : cgroups;
    }
}
