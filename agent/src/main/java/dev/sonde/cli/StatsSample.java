package dev.sonde.cli;

import dev.sonde.linux.CpuClock;
import dev.sonde.linux.MachineMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the machine and all JVMs on it had used at one moment. */
final class StatsSample {
    final CpuClock machine;
    final MachineMemory memory;
    /** By number. */
    final Map<Long, JvmSample> jvms = new TreeMap<>();

    StatsSample(String proc) {
        for (RunningJvm jvm : RunningJvm.all(proc)) {
            JvmSample sample = new JvmSample(proc, jvm);
            // One that has just ended has no clock any more.
            if (!Double.isNaN(sample.clock.seconds)) {
                jvms.put(jvm.pid, sample);
            }
        }
        machine = CpuClock.ofMachine(proc);
        memory = MachineMemory.read(proc);
    }

    /** The rows of those that are wanted, given the sample before. */
    List<StatsRow> rows(StatsSample before, StatsArguments arguments) {
        List<StatsRow> rows = new ArrayList<>();
        String user = RunningJvm.user(arguments.proc + "/self");
        for (JvmSample sample : jvms.values()) {
            if (isWanted(sample.jvm, arguments, user)) {
                rows.add(new StatsRow(this, before, sample));
            }
        }
        return rows;
    }

    private static boolean isWanted(RunningJvm jvm, StatsArguments arguments, String user) {
        return arguments.processes.isEmpty()
                ? arguments.all || jvm.user.equals(user)
                : arguments.processes.stream().anyMatch(jvm::isCalled);
    }

    /** Whether the cgroup of this JVM is below the root and has no other JVM in it: its figures are the JVM's then. */
    boolean hasCgroupOfItsOwn(JvmSample one) {
        for (JvmSample other : jvms.values()) {
            if (other != one && one.cgroup.includes(other.cgroup)) {
                return false;
            }
        }
        return one.cgroup.confined;
    }
}
