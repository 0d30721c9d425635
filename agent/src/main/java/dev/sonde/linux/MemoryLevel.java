package dev.sonde.linux;

/** The memory of one level of a hierarchy, by cgroup v1 or v2. */
final class MemoryLevel {

    private final ProcFile usage;
    private final ProcFile limit;
    private final ProcFile stat;
    private final String inactiveKey;

    MemoryLevel(String folder, boolean unified) {
        usage = new ProcFile(folder + (unified ? "/memory.current" : "/memory.usage_in_bytes"));
        limit = new ProcFile(folder + (unified ? "/memory.max" : "/memory.limit_in_bytes"));
        stat = new ProcFile(folder + "/memory.stat");
        inactiveKey = unified ? "inactive_file" : "total_inactive_file";
    }

    /** Whether there can be a limit; at the root of v2 there cannot. */
    boolean canLimit() {
        return limit.isThere();
    }

    double usageBytes() {
        return usage.number();
    }

    /** Infinite without a limit, NaN if it cannot be read. */
    double limitBytes() {
        return Limits.of(limit);
    }

    String[] stat() {
        return stat.lines();
    }

    double workingSetBytes(double usageBytes, String[] stat) {
        return Math.max(0, usageBytes - Numbers.of(stat, inactiveKey));
    }

    /** What the limit leaves, infinite without one. */
    double leftBytes(double limitBytes) {
        return Double.isInfinite(limitBytes) ? limitBytes : limitBytes - workingSetBytes(usageBytes(), stat());
    }
}
