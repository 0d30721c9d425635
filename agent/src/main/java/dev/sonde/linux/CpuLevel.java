package dev.sonde.linux;

/** The CPU's limit at one level of a hierarchy, and how often it was hit, by cgroup v1 or v2. */
final class CpuLevel {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_SECOND = 1e6;

    private final boolean unified;
    private final ProcFile quota;
    private final ProcFile period;
    private final ProcFile stat;

    CpuLevel(String folder, boolean unified) {
        this.unified = unified;
        quota = new ProcFile(folder + (unified ? "/cpu.max" : "/cpu.cfs_quota_us"));
        period = new ProcFile(folder + "/cpu.cfs_period_us");
        stat = new ProcFile(folder + "/cpu.stat");
    }

    /** Whether the controller is on here; it never is at the root. */
    boolean canLimit() {
        return quota.isThere();
    }

    /** Infinite without a limit, NaN if it cannot be read. */
    double limitCores() {
        if (unified) {
            String[] words = quota.word().split("\\s+");
            return words.length < 2 ? Double.NaN : Numbers.limit(words[0]) / Numbers.parse(words[1]);
        }
        double micros = Limits.of(quota);
        return Double.isInfinite(micros) ? micros : micros / period.number();
    }

    /** What {@code cpu.stat} says. */
    String[] stat() {
        return stat.lines();
    }

    /** Periods, throttled periods and throttled seconds so far. */
    double[] throttling(String[] stat) {
        double seconds = unified
                ? Numbers.of(stat, "throttled_usec") / MICROS_PER_SECOND
                : Numbers.of(stat, "throttled_time") / NANOS_PER_SECOND;
        return new double[] {Numbers.of(stat, "nr_periods"), Numbers.of(stat, "nr_throttled"), seconds};
    }

    /** The CPU time that v2 has in the same file. */
    static double usageSeconds(String[] stat) {
        return Numbers.of(stat, "usage_usec") / MICROS_PER_SECOND;
    }
}
