package dev.sonde.jmh.profiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.ScalarResult;

/** What one iteration took, as JMH's secondary metrics; a figure that is not known is left out. */
final class IterationFigures {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final String NANOS = "ns/op";
    private static final String COUNT = "#/op";

    final double cpuNanos;
    final double benchmarkCpuNanos;
    final double gcCpuNanos;
    final double jitCpuNanos;
    final double bytes;
    final double benchmarkBytes;
    final long operations;

    private final List<ScalarResult> results = new ArrayList<>();

    /**
     * Works them out.
     *
     * @param operations all that were done, those outside JMH's own measurement too
     */
    IterationFigures(Reading before, Reading after, long operations) {
        this.operations = operations;
        cpuNanos = after.cpuNanos(before);
        benchmarkCpuNanos = after.benchmarkCpuNanos(before);
        gcCpuNanos = after.gcCpuNanos(before);
        jitCpuNanos = after.jitCpuNanos(before);
        bytes = after.allocatedBytes(before);
        benchmarkBytes = after.benchmarkBytes(before);
        addCpu(after.profilerCpuNanos(before));
        perOperation("sonde.alloc", bytes, "B/op");
        perOperation("sonde.lock.monitor", after.monitorNanos(before), NANOS);
        perOperation("sonde.runqueue", after.ofKernel(before, KernelReading.Column.RUN_QUEUE_NANOS), NANOS);
        perOperation("sonde.switches.voluntary", after.ofKernel(before, KernelReading.Column.VOLUNTARY), COUNT);
        perOperation("sonde.switches.involuntary", after.ofKernel(before, KernelReading.Column.INVOLUNTARY), COUNT);
        addCounters(before.counters, after.counters);
        add("sonde.heap.peak", Peaks.heapBytes(), "B", AggregationPolicy.MAX);
        add("sonde.rss.peak", Peaks.residentBytes(), "B", AggregationPolicy.MAX);
    }

    List<ScalarResult> results() {
        return Collections.unmodifiableList(results);
    }

    private void addCpu(double profilerNanos) {
        perOperation("sonde.cpu", cpuNanos, NANOS);
        perOperation("sonde.cpu.benchmark", benchmarkCpuNanos, NANOS);
        perOperation("sonde.cpu.gc", gcCpuNanos, NANOS);
        perOperation("sonde.cpu.jit", jitCpuNanos, NANOS);
        perOperation("sonde.cpu.profiler", profilerNanos, NANOS);
        double known = benchmarkCpuNanos + profilerNanos + orZero(gcCpuNanos) + orZero(jitCpuNanos);
        perOperation("sonde.cpu.other", Math.max(0, cpuNanos - known), NANOS);
    }

    private void addCounters(Counters before, Counters after) {
        perOperation("sonde.gc.count", after.collections - before.collections, COUNT);
        perOperation("sonde.gc.time", (after.collectionMillis - before.collectionMillis) * NANOS_PER_MILLI, NANOS);
        perOperation("sonde.jit.time", (after.compilationMillis - before.compilationMillis) * NANOS_PER_MILLI, NANOS);
        perOperation("sonde.faults.minor", after.minorFaults - before.minorFaults, COUNT);
        perOperation("sonde.faults.major", after.majorFaults - before.majorFaults, COUNT);
    }

    private void perOperation(String name, double amount, String unit) {
        if (operations > 0) {
            add(name, amount / operations, unit, AggregationPolicy.AVG);
        }
    }

    private void add(String name, double value, String unit, AggregationPolicy policy) {
        if (!Double.isNaN(value)) {
            results.add(new ScalarResult(name, value, unit, policy));
        }
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
