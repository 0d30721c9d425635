package dev.sonde.process;

import dev.sonde.base.Failures;
import dev.sonde.linux.LinuxProcess;
import dev.sonde.linux.MemoryWalk;
import dev.sonde.linux.Reading;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.ProcessMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The {@code process_*} metrics: from {@code /proc} on Linux, by OSHI elsewhere; what cannot be read is left out. */
public final class ProcessMeters {

    private static final List<Metric> METRICS = Arrays.asList(
            ProcessMetrics.PROCESS_START,
            ProcessMetrics.PROCESS_HEAP,
            ProcessMetrics.PROCESS_OPEN_FDS,
            ProcessMetrics.PROCESS_MAX_FDS,
            ProcessMetrics.PROCESS_THREADS,
            ProcessMetrics.PROCESS_VIRTUAL,
            ProcessMetrics.PROCESS_VIRTUAL_MAX,
            ProcessMetrics.PROCESS_RESIDENT,
            ProcessMetrics.PROCESS_MEMORY_VSS,
            ProcessMetrics.PROCESS_MEMORY_RSS,
            ProcessMetrics.PROCESS_MEMORY_SWAP,
            ProcessMetrics.PROCESS_MEMORY_PSS,
            ProcessMetrics.PROCESS_MEMORY_SWAPPSS);

    private final JvmProcess jvm = new JvmProcess();
    private final ProportionalMemory proportional = new ProportionalMemory();
    private final MemoryWalk walk;
    private final Supplier<Reading> system;

    ProcessMeters(Supplier<Reading> system, MemoryWalk walk) {
        this.system = system;
        this.walk = walk;
    }

    /**
     * Registers them; they are read on every scrape.
     *
     * <p>But for the CPU time, which comes from the bill where there is one.
     */
    public static void bind(Meters meters, MemoryWalk walk, Failures failures) {
        Supplier<Reading> system = LinuxProcess.isHere() ? new LinuxProcess() : new OshiProcess(failures);
        new ProcessMeters(system, walk).bindTo(meters);
    }

    /** Registers the CPU time of the process. */
    public static void bindCpu(Meters meters) {
        meters.counter(ProcessMetrics.PROCESS_CPU, new JvmProcess()::cpuSeconds);
    }

    void bindTo(Meters meters) {
        walk.tell(proportional);
        meters.readings(METRICS, this::values);
    }

    private double[] values() {
        Reading reading = system.get();
        walk.refresh();
        double[] proportionalBytes = proportional.bytes();
        return new double[] {
            jvm.startSeconds,
            jvm.heapBytes(),
            reading.openFds,
            reading.maxFds,
            reading.threads,
            reading.virtualBytes,
            reading.virtualMaxBytes,
            reading.residentBytes,
            reading.virtualBytes,
            reading.residentBytes,
            reading.swapBytes,
            proportionalBytes[0],
            proportionalBytes[1]
        };
    }
}
