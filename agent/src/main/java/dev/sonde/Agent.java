package dev.sonde;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * The entry: puts the few classes that woven code calls into the bootstrap loader, and hands over.
 *
 * <p>This class is loaded by the system loader, like the service's own, and so names no other class of the agent: it
 * would come to exist twice. Whatever fails here is one line on standard error, and the service starts as without it.
 */
public final class Agent {

    private static final String BOOT_FOLDER = "dev/sonde/boot/";
    private static final String CLASS = ".class";
    private static final String LAUNCHER = "dev.sonde.boot.Launcher";
    private static final String COMMAND = "@";
    private static final String JAR = "jar=";
    /** What runs {@code java File.java}: a program, though by a tool. */
    private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";

    private static final String[] TOOLS = {
        "sun.tools.", "com.sun.tools.", "jdk.tools.", "jdk.jfr.internal.tool.", "jdk.internal.jshell.", "jdk.jshell.",
        "sun.security.tools.", "sun.jvmstat.", "sun.rmi.", "sun.launcher.", "jdk.jpackage.", "jdk.internal.jimage.",
        "org.codehaus.plexus.classworlds.launcher.Launcher", "org.apache.maven.", "org.gradle.", "org.apache.tools.ant."
    };

    private Agent() {}

    /** Called by the JVM before the service's {@code main}, for {@code -javaagent:sonde.jar=options}. */
    public static void premain(String argument, Instrumentation instrumentation) {
        attach(argument, instrumentation, false);
    }

    /** Called by the JVM when the agent is attached to a running service. */
    public static void agentmain(String argument, Instrumentation instrumentation) {
        attach(argument, instrumentation, true);
    }

    /** The command line: {@code java -jar sonde.jar help}. */
    public static void main(String[] arguments) throws Exception {
        Class<?> launcher = Class.forName(LAUNCHER);
        try {
            launcher.getMethod("command", File.class, String[].class).invoke(null, jar(), arguments);
        } catch (InvocationTargetException failed) {
            System.err.println("[sonde] " + unwrapped(failed));
        }
    }

    private static void attach(String argument, Instrumentation instrumentation, boolean running) {
        try {
            // Whoever attaches means it; JAVA_TOOL_OPTIONS reaches them all.
            if (!running && isTool(System.getProperty("sun.java.command", ""))) {
                if (!isOfEnvironment()) {
                    System.err.println("[sonde] not started: this JVM runs a tool of the JDK or of a build");
                }
                return;
            }
            File jar = meant(argument);
            if (!isInBootstrap()) {
                putIntoBootstrap(instrumentation, jar);
            }
            Class.forName(LAUNCHER, true, null)
                    .getMethod("attach", File.class, String.class, Instrumentation.class, boolean.class)
                    .invoke(null, jar, argument, instrumentation, running);
        } catch (Throwable failure) {
            System.err.println("[sonde] cannot start, the service runs on without it: " + unwrapped(failure));
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof InvocationTargetException ? unwrapped(failure.getCause()) : failure;
    }

    /** Whether the command is one of the JDK's tools or a build tool, which JAVA_TOOL_OPTIONS reaches as well. */
    static boolean isTool(String command) {
        int end = command.indexOf(' ');
        String main = end < 0 ? command : command.substring(0, end);
        String type = main.substring(main.indexOf('/') + 1);
        if (type.startsWith(SOURCE_LAUNCHER)) {
            return false;
        }
        for (String tool : TOOLS) {
            if (type.startsWith(tool)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfEnvironment() {
        return (System.getenv("JAVA_TOOL_OPTIONS") + System.getenv("_JAVA_OPTIONS")).contains("-javaagent:");
    }

    private static boolean isInBootstrap() {
        try {
            Class.forName(LAUNCHER, false, null);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static void putIntoBootstrap(Instrumentation instrumentation, File jar) throws Exception {
        // All are read before the first is there: what is half there would be in the way of every later agent.
        Map<String, byte[]> classes = bootClasses(jar);
        try {
            Class.forName("java.lang.Module");
        } catch (ClassNotFoundException java8) {
            instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
            return;
        }
        // Appending to the bootstrap path costs a service of Java 9 and newer its archive of shared classes. Defining
        // them does not, but needs a door into java.base: it is opened to a loader of its own, which is then dropped.
        try (URLClassLoader own = new URLClassLoader(new URL[] {jar.toURI().toURL()}, null)) {
            Method define = own.loadClass(Agent.class.getName())
                    .getDeclaredMethod("defineInBootstrap", Instrumentation.class, Map.class);
            define.setAccessible(true);
            define.invoke(null, instrumentation, classes);
        }
    }

    @SuppressWarnings("UnusedMethod") // called above, in the copy of this class that the loader of its own has
    private static void defineInBootstrap(Instrumentation instrumentation, Map<String, byte[]> classes)
            throws Exception {
        openInternals(instrumentation);
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = type.getMethod("getUnsafe").invoke(null);
        Method define = type.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            byte[] code = each.getValue();
            define.invoke(unsafe, each.getKey(), code, 0, code.length, null, null);
        }
    }

    private static void openInternals(Instrumentation instrumentation) throws Exception {
        Class<?> module = Class.forName("java.lang.Module");
        Method moduleOf = Class.class.getMethod("getModule");
        Map<String, ?> exports =
                Collections.singletonMap("jdk.internal.misc", Collections.singleton(moduleOf.invoke(Agent.class)));
        Instrumentation.class
                .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
                .invoke(
                        instrumentation,
                        moduleOf.invoke(Object.class),
                        Collections.emptySet(),
                        exports,
                        Collections.emptyMap(),
                        Collections.emptySet(),
                        Collections.emptyMap());
    }

    /** In the order of their names, which puts a class before those nested in it, as some extend it. */
    static Map<String, byte[]> bootClasses(File jar) throws Exception {
        Map<String, byte[]> classes = new TreeMap<>();
        try (JarFile file = new JarFile(jar)) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.startsWith(BOOT_FOLDER) && name.endsWith(CLASS)) {
                    classes.put(name.substring(0, name.length() - CLASS.length()), bytes(file, entry));
                }
            }
        }
        if (!classes.containsKey(LAUNCHER.replace('.', '/'))) {
            throw new IOException("the jar " + jar + " is not whole");
        }
        return classes;
    }

    private static byte[] bytes(JarFile file, JarEntry entry) throws Exception {
        byte[] bytes = new byte[(int) entry.getSize()];
        CRC32 checksum = new CRC32();
        try (InputStream in = file.getInputStream(entry)) {
            new DataInputStream(in).readFully(bytes);
            checksum.update(bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            checksum.reset();
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw new IOException("the jar " + file.getName() + " is damaged at " + entry.getName());
        }
        return bytes;
    }

    // The JVM does not tell which jar was attached, and this class is that of the first one for ever.
    private static File meant(String argument) throws Exception {
        if (argument != null && argument.startsWith(COMMAND)) {
            for (String part : argument.split(",")) {
                if (part.startsWith(JAR)) {
                    return new File(part.substring(JAR.length()));
                }
            }
        }
        return jar();
    }

    private static File jar() throws Exception {
        return new File(
                Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
