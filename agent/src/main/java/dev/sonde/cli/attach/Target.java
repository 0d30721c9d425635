package dev.sonde.cli.attach;

import dev.sonde.linux.ProcFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/** A process to attach to: who it is on this machine, and who it takes itself for in its container. */
public final class Target {
    /** How the names of the agent's threads begin. */
    public static final String AGENT_THREAD = "sonde-";

    private static final long QUIT_BIT = 1L << (Posix.SIGQUIT - 1);

    public final long pid;
    /** Its folder, such as {@code /proc/4711}. */
    public final String folder;
    /** Its number in its own namespace, by which it names its files. */
    public final long ownPid;
    /** Its effective user and group. */
    public final int user;

    public final int group;

    private Target(String folder, long pid, long ownPid, int[] userAndGroup) {
        this.folder = folder;
        this.pid = pid;
        this.ownPid = ownPid;
        this.user = userAndGroup[0];
        this.group = userAndGroup[1];
    }

    /**
     * Reads who it is.
     *
     * @throws IOException if there is no such process
     */
    public static Target of(long pid) throws IOException {
        String folder = "/proc/" + pid;
        String[] user = words(folder, "Uid:");
        String[] group = words(folder, "Gid:");
        if (user.length < 3 || group.length < 3) {
            throw new IOException("there is no process " + pid);
        }
        String[] numbers = words(folder, "NSpid:");
        long ownPid = numbers.length < 2 ? pid : Long.parseLong(numbers[numbers.length - 1]);
        return new Target(folder, pid, ownPid, new int[] {Integer.parseInt(user[2]), Integer.parseInt(group[2])});
    }

    /** Where a file of the process lies for this one, also if it lives in a container. */
    public File seenFromHere(String path) {
        return new File(folder + "/root" + path);
    }

    /** Whether it sees the same files as this process. */
    public boolean sharesFiles() {
        return isSame("ns/mnt") && isSame("root");
    }

    /** Whether its user is this process's. */
    boolean isOwn() throws IOException {
        return Integer.valueOf(user).equals(Files.getAttribute(new File("/proc/self").toPath(), "unix:uid"));
    }

    /** Whether it counts processes as this process does. */
    public boolean sharesNumbers() {
        return ownPid == pid;
    }

    /** Whether one of a process's threads has a name that begins so; the system keeps 15 letters of it. */
    public static boolean hasThread(String folder, String start) {
        String[] tasks = new File(folder, "task").list();
        for (String task : tasks == null ? new String[0] : tasks) {
            if (new ProcFile(folder + "/task/" + task + "/comm").word().startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it takes note of SIGQUIT; one that does not would be ended by it. */
    public boolean catchesQuit() {
        String[] caught = words(folder, "SigCgt:");
        return caught.length > 1 && (Long.parseUnsignedLong(caught[1], 16) & QUIT_BIT) != 0;
    }

    /** The letter of its state, such as {@code T} for one that was stopped. */
    public String state() {
        String[] state = words(folder, "State:");
        return state.length > 1 ? state[1] : "";
    }

    private boolean isSame(String link) {
        try {
            return Files.readSymbolicLink(new File(folder, link).toPath())
                    .equals(Files.readSymbolicLink(new File("/proc/self", link).toPath()));
        } catch (IOException hidden) {
            return false;
        }
    }

    private static String[] words(String folder, String key) {
        for (String line : new ProcFile(folder + "/status").lines()) {
            if (line.startsWith(key)) {
                return line.trim().split("\\s+");
            }
        }
        return new String[0];
    }
}
