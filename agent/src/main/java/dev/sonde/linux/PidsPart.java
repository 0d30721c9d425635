package dev.sonde.linux;

import java.util.List;

/** How many tasks, threads that is, a cgroup has, and how many it may have; the same with v1 and v2. */
final class PidsPart implements CgroupPart {

    private final ProcFile current;
    private final Limits limits;

    PidsPart(List<String> folders) {
        current = new ProcFile(folders.get(0) + "/pids.current");
        limits = new Limits(folders, "pids.max");
    }

    @Override
    public void read(CgroupReading.Builder reading) {
        reading.pids = current.number();
        reading.pidsLimit = limits.least();
    }
}
