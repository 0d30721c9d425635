package dev.sonde.linux;

import java.io.File;

/** The threads of a process as the kernel knows them: Java's and all others. Any thread. */
public final class Tasks {

    private static final String[] NONE = {};

    private final File folder;

    /** Those of this process. */
    public Tasks() {
        this("/proc/self/task");
    }

    /**
     * Those of any process.
     *
     * @param folder such as {@code /proc/4711/task}
     */
    public Tasks(String folder) {
        this.folder = new File(folder);
    }

    /** The kernel's ids of those that live, in no order; none where there is no {@code /proc}. */
    public String[] ids() {
        String[] ids = folder.list();
        return ids == null ? NONE : ids;
    }

    /** The first 15 characters of its name; empty if it is gone. About 10 µs. */
    public String name(String id) {
        return file(id, "comm").word();
    }

    /** What it has taken; negative if it is gone, or the kernel keeps no such account. About 10 µs. */
    public long cpuNanos(String id) {
        String word = file(id, "schedstat").word();
        int end = word.indexOf(' ');
        double nanos = end < 0 ? Double.NaN : Numbers.parse(word.substring(0, end));
        return Double.isNaN(nanos) ? -1 : (long) nanos;
    }

    private ProcFile file(String id, String name) {
        return new ProcFile(folder + "/" + id + '/' + name);
    }
}
