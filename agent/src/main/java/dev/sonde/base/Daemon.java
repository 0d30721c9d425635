package dev.sonde.base;

import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes every thread of the agent: daemon, named {@code sonde-…}, with no context class loader.
 *
 * <p>Servers and streams of the JDK that start threads of their own are started from such a thread, or those threads
 * would keep the service from exiting.
 */
public final class Daemon {

    /** How the names of the agent's threads begin. */
    public static final String PREFIX = "sonde-";

    // Threads that the JDK starts once for JFR, whoever is the first to want it, and keeps.
    private static final String JFR_PREFIX = "JFR ";
    private static final String JFR_TIMER_PREFIX = "Timer-";
    private static final long PATIENCE_NANOS = 3_000_000_000L;
    private static final long LONGEST_END_NANOS = 6_000_000_000L;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private static final ThreadGroup GROUP = new ThreadGroup(LiveThreads.root(), "sonde");

    private Daemon() {}

    /** Starts a thread for the task. */
    public static Thread start(String name, Runnable task) {
        Thread thread = thread(PREFIX + name, task);
        thread.start();
        return thread;
    }

    /**
     * Runs the task when the JVM ends.
     *
     * @return what takes it back, before the end has come
     */
    public static Runnable atExit(String name, Runnable task) {
        Thread hook = thread(PREFIX + name, task);
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // It runs, or has run.
            }
        };
    }

    /**
     * Waits for the end of all that were started here, and by those, a few seconds in all; who waits for long is
     * interrupted. No thread can be started afterwards.
     *
     * @return the names of those that did not end, the calling thread and those of JFR left out
     */
    public static List<String> end() {
        long startNanos = System.nanoTime();
        boolean isInterrupted = false;
        List<Thread> left = others();
        while (!left.isEmpty() && System.nanoTime() - startNanos < LONGEST_END_NANOS) {
            if (!isInterrupted && System.nanoTime() - startNanos > PATIENCE_NANOS) {
                left.forEach(Thread::interrupt);
                isInterrupted = true;
            }
            join(left.get(0));
            left = others();
        }
        dissolve();
        List<String> names = new ArrayList<>();
        left.forEach(thread -> names.add(thread.getName()));
        return names;
    }

    private static void join(Thread thread) {
        try {
            thread.join(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Thread> others() {
        List<Thread> others = new ArrayList<>();
        for (Thread thread : LiveThreads.all()) {
            String name = thread.getName();
            boolean isJvms = name.startsWith(JFR_PREFIX) || name.startsWith(JFR_TIMER_PREFIX);
            if (isAgents(thread) && !isJvms && thread != Thread.currentThread()) {
                others.add(thread);
            }
        }
        return others;
    }

    // Up to Java 18 a group stays with its parent until it is told to go; the method is to go, too.
    @SuppressWarnings({"deprecation", "removal"})
    private static void dissolve() {
        try {
            GROUP.destroy();
        } catch (IllegalThreadStateException | LinkageError notEmpty) {
            // JFR's threads are in it, then.
        }
    }

    /** A factory whose threads are named after it and numbered from 1. */
    public static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> thread(PREFIX + name + '-' + number.incrementAndGet(), task);
    }

    /** Whether the calling thread was made here. */
    public static boolean isCurrentThread() {
        return Thread.currentThread().getName().startsWith(PREFIX);
    }

    /** Whether a thread was made here, or by a thread that was: the JDK's server starts some of its own. */
    public static boolean isAgents(Thread thread) {
        return thread.getThreadGroup() == GROUP;
    }

    // A thread may for its life no more than all who are on the stack when it is made, and a security manager that the
    // service sets later knows nothing good of the agent's jar.
    @SuppressWarnings("removal") // and then there is no security manager either
    private static Thread thread(String name, Runnable task) {
        Thread thread;
        try {
            thread = java.security.AccessController.doPrivileged(
                    (PrivilegedAction<Thread>) () -> new Thread(GROUP, task, name));
        } catch (LinkageError removed) {
            thread = new Thread(GROUP, task, name);
        }
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
