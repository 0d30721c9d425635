package dev.sonde.base;

import java.util.Arrays;
import java.util.List;

/** The platform threads of the JVM, found in one pass that stops none of them. Any thread. */
public final class LiveThreads {

    private static final int SLACK = 16;

    private LiveThreads() {}

    /** Those that are alive now, of all groups. */
    public static List<Thread> all() {
        ThreadGroup root = root();
        Thread[] threads = new Thread[root.activeCount() + SLACK];
        int found = root.enumerate(threads, true);
        while (found == threads.length) {
            threads = new Thread[threads.length * 2];
            found = root.enumerate(threads, true);
        }
        return Arrays.asList(threads).subList(0, found);
    }

    /** The group that all threads are in. */
    public static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
