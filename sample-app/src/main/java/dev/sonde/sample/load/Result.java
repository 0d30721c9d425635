package dev.sonde.sample.load;

import java.util.List;

/** What a run brought, kind by kind and all together. */
final class Result {
    final Options options;
    final List<Tally> kinds;
    final Tally total = new Tally("total");
    final double seconds;

    /** What the generator itself used, in cores; NaN where the system does not say. */
    final double ownCores;

    Result(Options options, List<Tally> kinds, long nanos) {
        this.options = options;
        this.kinds = kinds;
        this.seconds = nanos / 1e9;
        this.ownCores = ownCpuSeconds() / seconds;
        kinds.forEach(total::add);
    }

    double answeredPerSecond() {
        return total.answeredCount() / seconds;
    }

    boolean isComplete() {
        return total.failedCount() == 0 && total.unsentCount() == 0;
    }

    private static double ownCpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(cpu -> cpu.toNanos() / 1e9)
                .orElse(Double.NaN);
    }
}
