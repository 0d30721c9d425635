package dev.sonde.linux;

/**
 * What the kernel said about a cgroup at one moment; NaN where it said nothing, and for a limit that is not set. A
 * limit is the least of those of the cgroup and of its ancestors, as far as they can be seen.
 */
public final class CgroupReading {

    public final double cpuSeconds;
    public final double cpuLimitCores;
    /** Of the level that limits most, which may be an ancestor; never going back when another becomes it. */
    public final double cpuPeriods;

    public final double throttledPeriods;
    public final double throttledSeconds;
    public final double memoryBytes;
    /** Without the files' pages that nothing used lately. */
    public final double workingSetBytes;

    public final double memoryLimitBytes;
    /** The least of limit less working set over the levels with a limit; NaN if there is none. */
    public final double memoryLeftBytes;

    public final double swapBytes;
    public final double swapLimitBytes;
    public final double oomKills;
    public final double pids;
    public final double pidsLimit;
    public final double readBytes;
    public final double writtenBytes;

    private CgroupReading(Builder from) {
        cpuSeconds = from.cpuSeconds;
        cpuLimitCores = from.cpuLimitCores;
        cpuPeriods = from.cpuPeriods;
        throttledPeriods = from.throttledPeriods;
        throttledSeconds = from.throttledSeconds;
        memoryBytes = from.memoryBytes;
        workingSetBytes = from.workingSetBytes;
        memoryLimitBytes = from.memoryLimitBytes;
        memoryLeftBytes = from.memoryLeftBytes;
        swapBytes = from.swapBytes;
        swapLimitBytes = from.swapLimitBytes;
        oomKills = from.oomKills;
        pids = from.pids;
        pidsLimit = from.pidsLimit;
        readBytes = from.readBytes;
        writtenBytes = from.writtenBytes;
    }

    /** Takes the figures as they are found. */
    static final class Builder {

        double cpuSeconds = Double.NaN;
        double cpuLimitCores = Double.NaN;
        double cpuPeriods = Double.NaN;
        double throttledPeriods = Double.NaN;
        double throttledSeconds = Double.NaN;
        double memoryBytes = Double.NaN;
        double workingSetBytes = Double.NaN;
        double memoryLimitBytes = Double.NaN;
        double memoryLeftBytes = Double.NaN;
        double swapBytes = Double.NaN;
        double swapLimitBytes = Double.NaN;
        double oomKills = Double.NaN;
        double pids = Double.NaN;
        double pidsLimit = Double.NaN;
        double readBytes = Double.NaN;
        double writtenBytes = Double.NaN;

        CgroupReading build() {
            return new CgroupReading(this);
        }
    }
}
