package dev.sonde.jmh.profiler;

/** What all measurement iterations of a fork took together. */
final class ForkTotals {

    double cpuNanos;
    double benchmarkCpuNanos;
    double gcCpuNanos;
    double jitCpuNanos;
    double bytes;
    double benchmarkBytes;
    long operations;
    final double fromSeconds = now();
    double toSeconds;

    void add(IterationFigures figures) {
        cpuNanos += orZero(figures.cpuNanos);
        benchmarkCpuNanos += orZero(figures.benchmarkCpuNanos);
        gcCpuNanos += orZero(figures.gcCpuNanos);
        jitCpuNanos += orZero(figures.jitCpuNanos);
        bytes += orZero(figures.bytes);
        benchmarkBytes += orZero(figures.benchmarkBytes);
        operations += figures.operations;
        toSeconds = now();
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double now() {
        return System.currentTimeMillis() / 1e3;
    }
}
