package dev.sonde.linux;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Decides which files tell about the cgroup of a process: v1 where it has the controller, else v2. */
final class CgroupFinder {

    private static final String[] CONTROLLERS = {"cpu", "cpuacct", "memory", "pids", "blkio"};
    private static final String[] RESOURCES = {"cpu", "memory", "io"};

    private final String proc;
    private final String process;
    private final CgroupFolders folders;
    private final List<String> unified;

    CgroupFinder(String proc, String process) {
        this.proc = proc;
        this.process = process;
        folders = new CgroupFolders(proc, process);
        unified = folders.levels(CgroupFolders.UNIFIED);
    }

    String version() {
        boolean v1 = false;
        for (String controller : CONTROLLERS) {
            v1 |= !folders.levels(controller).isEmpty();
        }
        if (v1) {
            return unified.isEmpty() ? "v1" : "hybrid";
        }
        return unified.isEmpty() ? "none" : "v2";
    }

    String id() {
        String path = folders.path("memory") != null ? folders.path("memory") : folders.path(CgroupFolders.UNIFIED);
        return path == null || path.equals("/") ? new ContainerId(proc + '/' + process).orElse("/") : path;
    }

    boolean isConfined() {
        return isBelowRoot(folders.levels("cpuacct")) && isBelowRoot(folders.levels("memory"));
    }

    // Only at the root of a hierarchy has v1 this file, and only there has v2 not.
    private boolean isBelowRoot(List<String> v1) {
        if (!v1.isEmpty()) {
            return !new ProcFile(v1.get(0) + "/release_agent").isThere();
        }
        return !unified.isEmpty() && new ProcFile(unified.get(0) + "/cgroup.events").isThere();
    }

    /** The folders that tell of CPU time and of memory; none if one of them is out of sight. */
    List<String> homes() {
        List<String> homes = new ArrayList<>();
        for (String controller : new String[] {"cpuacct", "memory"}) {
            List<String> levels = folders.levels(controller);
            levels = levels.isEmpty() ? unified : levels;
            if (!levels.isEmpty()) {
                homes.add(levels.get(0));
            }
        }
        return homes.size() == 2 ? homes : Collections.<String>emptyList();
    }

    List<CgroupPart> parts() {
        List<CgroupPart> parts = new ArrayList<>();
        List<String> accounting = folders.levels("cpuacct");
        List<String> cpu = folders.levels("cpu");
        if (!accounting.isEmpty() || !cpu.isEmpty()) {
            parts.add(CpuPart.v1(accounting, cpu));
        } else if (!unified.isEmpty()) {
            parts.add(CpuPart.v2(unified));
        }
        add(parts, "memory", MemoryPart::new);
        add(parts, "pids", (levels, isUnified) -> new PidsPart(levels));
        add(parts, "blkio", (levels, isUnified) -> new BlockIoPart(levels.get(0), isUnified));
        return parts;
    }

    /** Makes a part from the folders that have it. */
    private interface Making {
        CgroupPart of(List<String> levels, boolean isUnified);
    }

    private void add(List<CgroupPart> parts, String controller, Making making) {
        List<String> v1 = folders.levels(controller);
        if (!v1.isEmpty()) {
            parts.add(making.of(v1, false));
        } else if (!unified.isEmpty()) {
            parts.add(making.of(unified, true));
        }
    }

    List<Pressure> pressures() {
        List<Pressure> pressures = new ArrayList<>();
        for (String resource : RESOURCES) {
            String own = unified.isEmpty() ? "" : unified.get(0) + '/' + resource + ".pressure";
            // At its root v2 has the machine's under another name.
            boolean isOwn = new ProcFile(own).isThere() && isBelowRoot(Collections.emptyList());
            ProcFile file = new ProcFile(isOwn ? own : proc + "/pressure/" + resource);
            if (file.isThere()) {
                pressures.add(new Pressure(resource, isOwn ? "cgroup" : "machine", file));
            }
        }
        return pressures;
    }
}
