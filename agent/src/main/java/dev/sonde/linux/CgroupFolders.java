package dev.sonde.linux;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the file system shows the cgroups of one process, as far as this process can see. */
final class CgroupFolders {

    /** What stands for the unified hierarchy of v2, which has no controllers of its own. */
    static final String UNIFIED = "";

    private final Map<String, String> paths = new HashMap<>();
    private final List<CgroupMount> mounts = new ArrayList<>();
    private final ProcFile status;

    /**
     * Looks for them.
     *
     * @param proc such as {@code /proc}
     * @param process its folder in there, a number or {@code self}
     */
    CgroupFolders(String proc, String process) {
        for (String line : new ProcFile(proc + '/' + process + "/cgroup").lines()) {
            takePath(line);
        }
        // Those of the process that looks, not of the one looked at: it opens the files.
        ProcFile mountinfo = new ProcFile(proc + "/self/mountinfo");
        for (String line : mountinfo.isThere() ? mountinfo.lines() : new ProcFile("/proc/self/mountinfo").lines()) {
            CgroupMount mount = CgroupMount.parse(line);
            if (mount != null) {
                mounts.add(mount);
            }
        }
        status = new ProcFile(proc + '/' + process + "/status");
    }

    /** A line such as {@code 4:cpu,cpuacct:/user.slice}, or {@code 0::/user.slice} for v2. */
    private void takePath(String line) {
        String[] parts = line.split(":", 3);
        if (parts.length == 3 && parts[2].startsWith("/")) {
            for (String controller : parts[1].split(",")) {
                paths.put(controller, parts[2]);
            }
        }
    }

    /** The path of the process's cgroup as the kernel tells it, null if it has none. */
    String path(String controller) {
        return paths.get(controller);
    }

    /** Whether any hierarchy of this kind is in sight. */
    boolean hasMount(boolean unified) {
        return mounts.stream().anyMatch(mount -> mount.isUnified() == unified);
    }

    /** The folder of the process's cgroup, then those of its ancestors, as far up as they are shown; or none. */
    List<String> levels(String controller) {
        String path = paths.get(controller);
        if (path == null) {
            return Collections.emptyList();
        }
        for (CgroupMount mount : mounts) {
            String folder = mount.shows(controller) ? mount.folder(path) : null;
            if (folder != null && new File(folder).isDirectory()) {
                return upwards(folder, mount.point());
            }
        }
        return elsewhere(controller, path);
    }

    /**
     * Path and mount may be told from two points of view, as by a container that was started from within another. Then
     * the folder is the one that lists the process.
     */
    private List<String> elsewhere(String controller, String path) {
        String id = "";
        for (String line : status.lines()) {
            id = line.startsWith("Pid:") ? line.substring("Pid:".length()).trim() : id;
        }
        for (CgroupMount mount : mounts) {
            for (String end : mount.shows(controller) ? ends(path) : Collections.<String>emptyList()) {
                String folder = mount.point() + end;
                if (Arrays.asList(new ProcFile(folder + "/cgroup.procs").lines())
                        .contains(id)) {
                    return upwards(folder, mount.point());
                }
            }
        }
        return Collections.emptyList();
    }

    /** Of {@code /a/b} the ends {@code /a/b}, {@code /b} and the empty one; none that leads upwards. */
    private static List<String> ends(String path) {
        List<String> ends = new ArrayList<>();
        for (int from = 0; from >= 0; from = path.indexOf('/', from + 1)) {
            String end = path.substring(from);
            if (!end.equals("/") && !(end + '/').contains("/../")) {
                ends.add(end);
            }
        }
        ends.add("");
        return ends;
    }

    private static List<String> upwards(String folder, String top) {
        List<String> levels = new ArrayList<>();
        for (String level = folder; level.length() > top.length(); level = level.substring(0, level.lastIndexOf('/'))) {
            levels.add(level);
        }
        levels.add(top);
        return levels;
    }
}
