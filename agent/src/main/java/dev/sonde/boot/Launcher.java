package dev.sonde.boot;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Opens the agent's inner zone, starts what is in it, and sees it go. It outlives one agent after the other. */
public final class Launcher {

    /**
     * The number of this package and {@code Agent}, which stay in a JVM for its life: agents of another number do not
     * work with them. It rises whenever a signature changes, or what a call means.
     */
    public static final int NUMBER = 1;

    private static final int MOST_COLLECTIONS = 6;
    private static final long FIRST_WAIT_MILLIS = 60;
    private static final long LOOK_AGAIN_MILLIS = 20;

    private Launcher() {}

    /**
     * Starts the agent in this JVM, once, or does what a command says.
     *
     * @param argument options or, if it begins with {@code @}, a command
     * @param running whether the service runs already
     */
    public static synchronized void attach(File jar, String argument, Instrumentation instrumentation, boolean running)
            throws Exception {
        if (Order.isOne(argument)) {
            new Order(argument, jar, instrumentation).carryOut();
        } else if (Requests.resident() != null) {
            System.err.println("[sonde] is attached to this service already: nothing changed");
        } else if (running && AgentJar.read(jar).mismatch() != null) {
            System.err.println("[sonde] " + AgentJar.read(jar).mismatch());
        } else {
            start(jar, argument, instrumentation, running, new Reply("attach", null));
        }
    }

    /** Runs a command of the command line. */
    public static void command(File jar, String... arguments) throws Exception {
        call(new AgentClassLoader(jar), "dev.sonde.cli.Main", "main", (Object) arguments);
    }

    static void start(File jar, String argument, Instrumentation instrumentation, boolean running, Reply reply)
            throws Exception {
        AgentClassLoader loader = new AgentClassLoader(jar);
        try {
            call(loader, "dev.sonde.runtime.AgentRuntime", "start", argument, instrumentation, running, reply);
        } finally {
            if (Requests.resident() == null) {
                loader.close();
            }
        }
    }

    /** Has the agent go, and looks whether its loader goes, too. */
    static Residue detach(boolean collects) throws IOException {
        Residue residue = new Residue();
        WeakReference<ClassLoader> loader = leave(residue);
        residue.loaderIs(look(loader, collects));
        return residue;
    }

    // A method of its own, so that no frame holds on to the agent while the collector looks.
    private static WeakReference<ClassLoader> leave(Residue residue) throws IOException {
        Resident resident = Requests.resident();
        ClassLoader loader = resident.getClass().getClassLoader();
        resident.leave(residue);
        if (residue.threads.isEmpty() && loader instanceof AgentClassLoader) {
            ((AgentClassLoader) loader).close();
        }
        return new WeakReference<>(loader);
    }

    // More than once, after longer and longer waits: some classes of the JDK have to be finalized first, the compiler
    // holds the classes whose methods it compiles, and a request under way holds its agent until it ends.
    private static String look(WeakReference<?> loader, boolean collects) {
        long waitMillis = FIRST_WAIT_MILLIS;
        for (int i = 0; collects && loader.get() != null && i < MOST_COLLECTIONS; i++) {
            System.gc();
            awaitEnd(loader, waitMillis);
            waitMillis *= 2;
        }
        if (loader.get() == null) {
            return Residue.COLLECTED;
        }
        return collects ? Residue.HELD : Residue.UNKNOWN;
    }

    private static void awaitEnd(WeakReference<?> loader, long millis) {
        try {
            for (long waited = 0; loader.get() != null && waited < millis; waited += LOOK_AGAIN_MILLIS) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static void call(ClassLoader loader, String type, String method, Object... arguments) throws Exception {
        for (Method each : loader.loadClass(type).getMethods()) {
            if (each.getName().equals(method)) {
                invoke(each, arguments);
                return;
            }
        }
        throw new NoSuchMethodException(type + '.' + method);
    }

    private static void invoke(Method entry, Object... arguments) throws Exception {
        try {
            entry.invoke(null, arguments);
        } catch (InvocationTargetException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof Exception ? (Exception) cause : failed;
        }
    }
}
