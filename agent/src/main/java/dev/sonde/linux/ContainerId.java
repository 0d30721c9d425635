package dev.sonde.linux;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of the container that a process runs in, as its mounts betray it where a namespace hides its cgroup. */
final class ContainerId {

    /** Docker, Podman and containerd mount files of their own, from folders named by the container or its sandbox. */
    private static final Pattern FOLDER =
            Pattern.compile("/(?:containers|overlay-containers|sandboxes)/([0-9a-f]{64})/.* /etc/host(?:name|s) ");

    private final ProcFile mountinfo;

    ContainerId(String folder) {
        mountinfo = new ProcFile(folder + "/mountinfo");
    }

    String orElse(String other) {
        for (String line : mountinfo.lines()) {
            Matcher folder = FOLDER.matcher(line);
            if (folder.find()) {
                return folder.group(1);
            }
        }
        return other;
    }
}
