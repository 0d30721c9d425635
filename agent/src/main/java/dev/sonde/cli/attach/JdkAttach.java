package dev.sonde.cli.attach;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * The JDK's own way to attach, for where the C library cannot be called: to JVMs of this user, and for loading agents
 * only. It is called by name, as a JRE does not have it.
 */
final class JdkAttach {
    private static final String MACHINE = "com.sun.tools.attach.VirtualMachine";
    private static final String TOOLS = "../lib/tools.jar";
    private static final List<String> DONE = Arrays.asList("0", "Non-numeric value found - int expected");

    private final Class<?> type;
    private final long pid;

    private JdkAttach(Class<?> type, long pid) {
        this.type = type;
        this.pid = pid;
    }

    /**
     * Finds it.
     *
     * @throws IOException if this Java does not have it
     */
    static JdkAttach to(Target target) throws IOException {
        try {
            return new JdkAttach(ClassLoader.getSystemClassLoader().loadClass(MACHINE), target.pid);
        } catch (ClassNotFoundException java8) {
            return new JdkAttach(ofJava8(), target.pid);
        }
    }

    @SuppressWarnings("resource") // for as long as this command lasts
    private static Class<?> ofJava8() throws IOException {
        URL tools = new File(System.getProperty("java.home"), TOOLS).toURI().toURL();
        try {
            return new URLClassLoader(new URL[] {tools}).loadClass(MACHINE);
        } catch (ClassNotFoundException absent) {
            throw new IOException("this Java has no attach API", absent);
        }
    }

    void load(String jar, String options) throws IOException {
        Object machine = called(null, "attach", String.valueOf(pid));
        try {
            called(machine, "loadAgent", jar, options);
        } catch (IOException failed) {
            // What is made of the answer where one of the two is Java 8 and all is well.
            if (!DONE.contains(failed.getMessage())) {
                throw failed;
            }
        } finally {
            called(machine, "detach");
        }
    }

    Properties properties() throws IOException {
        Object machine = called(null, "attach", String.valueOf(pid));
        try {
            return (Properties) called(machine, "getSystemProperties");
        } finally {
            called(machine, "detach");
        }
    }

    private Object called(Object machine, String method, String... words) throws IOException {
        Class<?>[] types = new Class<?>[words.length];
        Arrays.fill(types, String.class);
        try {
            return type.getMethod(method, types).invoke(machine, (Object[]) words);
        } catch (InvocationTargetException failed) {
            throw new IOException(failed.getCause().getMessage(), failed.getCause());
        } catch (IllegalAccessException | NoSuchMethodException other) {
            throw new IOException("this Java's attach API is another: " + other, other);
        }
    }
}
