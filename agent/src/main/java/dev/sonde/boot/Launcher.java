package dev.sonde.boot;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Opens the agent's inner zone and starts what is in it. */
public final class Launcher {

    private Launcher() {}

    /**
     * Starts the agent in this JVM, once.
     *
     * @param running whether the service runs already
     */
    public static void attach(File jar, String argument, Instrumentation instrumentation, boolean running)
            throws Exception {
        if (Requests.isInstalled()) {
            System.err.println("[sonde] is attached to this service already: nothing changed");
            return;
        }
        call(jar, "dev.sonde.runtime.AgentRuntime", "start", argument, instrumentation, running);
    }

    /** Runs a command of the command line. */
    public static void command(File jar, String... arguments) throws Exception {
        call(jar, "dev.sonde.cli.Main", "main", (Object) arguments);
    }

    private static void call(File jar, String type, String method, Object... arguments) throws Exception {
        Class<?> entry = new AgentClassLoader(jar).loadClass(type);
        for (Method each : entry.getMethods()) {
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
