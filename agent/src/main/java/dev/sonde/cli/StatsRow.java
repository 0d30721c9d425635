package dev.sonde.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of one JVM by docker's formulas: of its cgroup where it has one of its own, else of the process. */
final class StatsRow {
    private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{64}");

    final RunningJvm jvm;
    /** The id of the container, or else the number of the process. */
    final String container;
    /** Whether the figures are the cgroup's. */
    final boolean isCgroup;

    final double cpuPercent;
    final double memoryBytes;
    final double memoryLimitBytes;
    final double receivedBytes;
    final double transmittedBytes;
    final double readBytes;
    final double writtenBytes;
    final double pids;

    StatsRow(StatsSample now, StatsSample before, JvmSample sample) {
        jvm = sample.jvm;
        isCgroup = now.hasCgroupOfItsOwn(sample);
        Matcher id = CONTAINER.matcher(sample.cgroup.id);
        container = id.find() ? id.group() : String.valueOf(jvm.pid);
        cpuPercent = cpuPercent(now, before, sample);
        memoryBytes = isCgroup ? usedBytes(sample) : sample.process.residentBytes;
        double limit = sample.group.memoryLimitBytes;
        memoryLimitBytes = limit < now.memory.totalBytes ? limit : now.memory.totalBytes;
        receivedBytes = sample.networkBytes[0];
        transmittedBytes = sample.networkBytes[1];
        readBytes = isCgroup ? sample.group.readBytes : sample.storageBytes[0];
        writtenBytes = isCgroup ? sample.group.writtenBytes : sample.storageBytes[1];
        pids = isCgroup ? sample.group.pids : sample.process.threads;
    }

    double memoryPercent() {
        return 100 * memoryBytes / memoryLimitBytes;
    }

    /** The share of the machine's time, idle or not, times its processors: 200 with two of them busy. */
    private double cpuPercent(StatsSample now, StatsSample before, JvmSample sample) {
        JvmSample earlier = before.jvms.get(jvm.pid);
        // A number may be another process's by now.
        if (earlier == null || earlier.clock.mark != sample.clock.mark) {
            return Double.NaN;
        }
        double seconds = isCgroup
                ? sample.group.cpuSeconds - earlier.group.cpuSeconds
                : sample.clock.seconds - earlier.clock.seconds;
        double machineSeconds = now.machine.seconds - before.machine.seconds;
        return machineSeconds > 0 ? 100 * Math.max(0, seconds) / machineSeconds * now.machine.mark : Double.NaN;
    }

    private static double usedBytes(JvmSample sample) {
        return Double.isNaN(sample.group.workingSetBytes) ? sample.group.memoryBytes : sample.group.workingSetBytes;
    }
}
