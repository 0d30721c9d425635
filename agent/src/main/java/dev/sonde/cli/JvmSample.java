package dev.sonde.cli;

import dev.sonde.linux.Cgroup;
import dev.sonde.linux.CgroupReading;
import dev.sonde.linux.CpuClock;
import dev.sonde.linux.LinuxProcess;
import dev.sonde.linux.ProcessBytes;
import dev.sonde.linux.Reading;

/** What one JVM and its cgroup had used at one moment; NaN where that is not known. */
final class JvmSample {
    final RunningJvm jvm;
    final Cgroup cgroup;
    final CgroupReading group;
    final Reading process;
    final CpuClock clock;
    final double[] storageBytes;
    final double[] networkBytes;

    JvmSample(String proc, RunningJvm jvm) {
        this.jvm = jvm;
        cgroup = Cgroup.of(proc, String.valueOf(jvm.pid));
        group = cgroup.get();
        process = new LinuxProcess(jvm.folder).get();
        clock = CpuClock.ofProcess(jvm.folder);
        ProcessBytes bytes = new ProcessBytes(jvm.folder);
        storageBytes = bytes.storage();
        networkBytes = bytes.network();
    }
}
