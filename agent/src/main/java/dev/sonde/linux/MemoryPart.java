package dev.sonde.linux;

import java.util.ArrayList;
import java.util.List;

/** The memory of a cgroup: usage, working set, limit, swap and how often the kernel killed for want of it. */
final class MemoryPart implements CgroupPart {

    private final List<MemoryLevel> levels = new ArrayList<>();
    private final ProcFile kills;
    /** Null with v1, where the file {@code memory.stat} tells of swap. */
    private final ProcFile swap;

    private final Limits swapLimits;

    /**
     * Finds its files.
     *
     * @param folders of the cgroup and its ancestors, at least one
     */
    MemoryPart(List<String> folders, boolean unified) {
        for (String folder : folders) {
            MemoryLevel level = new MemoryLevel(folder, unified);
            if (levels.isEmpty() || level.canLimit()) {
                levels.add(level);
            }
        }
        String own = folders.get(0);
        kills = new ProcFile(own + (unified ? "/memory.events" : "/memory.oom_control"));
        swap = unified ? new ProcFile(own + "/memory.swap.current") : null;
        swapLimits = new Limits(folders, "memory.swap.max");
    }

    @Override
    public void read(CgroupReading.Builder reading) {
        MemoryLevel own = levels.get(0);
        String[] stat = own.stat();
        reading.memoryBytes = own.usageBytes();
        reading.workingSetBytes = own.workingSetBytes(reading.memoryBytes, stat);
        reading.oomKills = Numbers.of(kills.lines(), "oom_kill");
        // What v1 says of all ancestors, those out of sight as well, and none that does not count; v2 has no such line.
        double hierarchical = Numbers.limit(Numbers.of(stat, "hierarchical_memory_limit"));
        readLimits(reading, hierarchical);
        if (swap == null) {
            reading.swapBytes = Numbers.of(stat, "total_swap");
            double both = Numbers.finite(Numbers.limit(Numbers.of(stat, "hierarchical_memsw_limit")));
            reading.swapLimitBytes = both - (Double.isNaN(reading.memoryLimitBytes) ? 0 : reading.memoryLimitBytes);
        } else {
            reading.swapBytes = swap.number();
            reading.swapLimitBytes = swapLimits.least();
        }
    }

    private void readLimits(CgroupReading.Builder reading, double hierarchical) {
        double least = hierarchical;
        double left = hierarchical - reading.workingSetBytes;
        for (int i = 0; i < levels.size(); i++) {
            double limit = levels.get(i).limitBytes();
            if (Double.isNaN(hierarchical) || limit >= hierarchical) {
                least = Numbers.least(least, limit);
                double leftHere =
                        i == 0 ? limit - reading.workingSetBytes : levels.get(i).leftBytes(limit);
                left = Numbers.least(left, leftHere);
            }
        }
        reading.memoryLimitBytes = Numbers.finite(least);
        reading.memoryLeftBytes = Numbers.finite(Math.max(0, left));
    }
}
