package dev.sonde.jmh.profiler;

import dev.sonde.bill.JvmCpu;

/** All clocks and counters at one moment. Immutable. */
final class Reading {

    // The process's clock goes in steps of 10 ms, so does the one it is compared with.
    private static final double CLOCK_STEPS_NANOS = 20e6;
    private static final double NANOS_PER_MILLI = 1e6;

    final Counters counters;

    private final KernelReading kernel;
    private final JavaReading java;
    private final long processNanos;
    private final long gcNanos;
    private final long jitNanos;
    private final long jfrNanos;
    private final boolean hasThreads;
    private final boolean hasContention;

    Reading(KernelReading kernel, JvmCpu jvm, Rest rest) {
        this.kernel = kernel;
        gcNanos = jvm.gcNanos();
        jitNanos = jvm.jitNanos();
        jfrNanos = jvm.jfrNanos();
        java = rest.java;
        counters = rest.counters;
        processNanos = rest.processNanos;
        hasThreads = rest.hasThreads;
        hasContention = rest.hasContention;
    }

    /** What all threads but JMH's own took since; NaN if nobody tells. */
    double cpuNanos(Reading before) {
        double live = kernel.since(before.kernel, KernelReading.Column.CPU_NANOS);
        double whole = processNanos < 0
                ? Double.NaN
                : processNanos - before.processNanos - java.cpuNanosSince(before.java, Group.HARNESS);
        boolean unseen = !kernel.hasThreadsOf(before.kernel) && whole - live > CLOCK_STEPS_NANOS;
        return Double.isNaN(live) || unseen ? whole : live;
    }

    double benchmarkCpuNanos(Reading before) {
        return hasThreads ? java.cpuNanosSince(before.java, Group.BENCHMARK) : Double.NaN;
    }

    double gcCpuNanos(Reading before) {
        return knowsJvmThreads() ? gcNanos - before.gcNanos : Double.NaN;
    }

    double jitCpuNanos(Reading before) {
        return knowsJvmThreads() ? jitNanos - before.jitNanos : Double.NaN;
    }

    double profilerCpuNanos(Reading before) {
        return hasThreads ? jfrNanos - before.jfrNanos + java.cpuNanosSince(before.java, Group.PROFILER) : Double.NaN;
    }

    double allocatedBytes(Reading before) {
        return hasThreads ? java.bytesSince(before.java) : Double.NaN;
    }

    double benchmarkBytes(Reading before) {
        return hasThreads ? java.benchmarkBytesSince(before.java) : Double.NaN;
    }

    double monitorNanos(Reading before) {
        return hasContention ? java.blockedMillisSince(before.java) * NANOS_PER_MILLI : Double.NaN;
    }

    double ofKernel(Reading before, KernelReading.Column column) {
        return kernel.since(before.kernel, column);
    }

    // A JVM compiles before it runs anything: where that took nothing, nobody tells.
    private boolean knowsJvmThreads() {
        return jitNanos > 0;
    }

    /** What only the benchmark's threads change, as a rule, which rest when it is read. */
    static final class Rest {
        private final JavaReading java;
        private final Counters counters = new Counters();
        private final long processNanos;
        private final boolean hasThreads;
        private final boolean hasContention;

        Rest(Clocks clocks) {
            java = new JavaReading(clocks.threads);
            processNanos = clocks.process.cpuNanos();
            hasThreads = clocks.threads != null;
            hasContention = clocks.timesContention();
        }
    }
}
