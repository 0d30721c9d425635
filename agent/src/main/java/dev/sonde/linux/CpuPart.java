package dev.sonde.linux;

import java.util.ArrayList;
import java.util.List;

/** The CPU time of a cgroup, its limit and what that limit did. */
final class CpuPart implements CgroupPart {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Null with v2. */
    private final ProcFile usageNanos;

    private final List<CpuLevel> levels = new ArrayList<>();
    private final Throttling throttling = new Throttling();

    private CpuPart(ProcFile usageNanos, List<String> folders) {
        this.usageNanos = usageNanos;
        for (String folder : folders) {
            CpuLevel level = new CpuLevel(folder, usageNanos == null);
            if (levels.isEmpty() || level.canLimit()) {
                levels.add(level);
            }
        }
    }

    /** By v1, where accounting may be a hierarchy of its own. */
    static CpuPart v1(List<String> accounting, List<String> folders) {
        return new CpuPart(new ProcFile(accounting.isEmpty() ? "" : accounting.get(0) + "/cpuacct.usage"), folders);
    }

    static CpuPart v2(List<String> folders) {
        return new CpuPart(null, folders);
    }

    @Override
    public void read(CgroupReading.Builder reading) {
        double limitCores = Double.POSITIVE_INFINITY;
        int tightest = 0;
        for (int i = 0; i < levels.size(); i++) {
            double cores = levels.get(i).limitCores();
            if (cores < limitCores) {
                limitCores = cores;
                tightest = i;
            }
        }
        reading.cpuLimitCores = Numbers.finite(limitCores);
        String[] own = levels.isEmpty() ? new String[0] : levels.get(0).stat();
        reading.cpuSeconds = usageNanos == null ? CpuLevel.usageSeconds(own) : usageNanos.number() / NANOS_PER_SECOND;
        if (!levels.isEmpty()) {
            CpuLevel level = levels.get(tightest);
            double[] sums = throttling.after(tightest, level.throttling(tightest == 0 ? own : level.stat()));
            reading.cpuPeriods = sums[0];
            reading.throttledPeriods = sums[1];
            reading.throttledSeconds = sums[2];
        }
    }
}
