package dev.sonde.base;

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

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(GROUP, task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
