package dev.sonde.cli;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;

/** A JVM without the agent that somebody wants to watch: a process of this machine, or a port for JMX. */
final class RemoteTarget {

    private static final String JMX = "service:jmx:";
    private static final String MACHINE = "com.sun.tools.attach.VirtualMachine";

    private final String word;

    RemoteTarget(String word) {
        this.word = word;
    }

    /** Whether the word is such a JVM: a number, a JMX address, or a {@code host:port} where no HTTP is spoken. */
    static boolean isOne(String word, Client client) {
        return isPid(word)
                || word.startsWith(JMX)
                || (word.matches("[^/\\s]+:[0-9]{1,5}") && !client.caller.isSomebody() && !isScrape(word, client));
    }

    private static boolean isScrape(String word, Client client) {
        try {
            new ScrapeUrl(word, client).fetch();
            return true;
        } catch (Client.Refused guarded) {
            return true;
        } catch (IOException other) {
            return false;
        }
    }

    /**
     * The address of its management, which is started in a process of this machine if need be; that is the JDK's own.
     *
     * @throws IOException if there is no such process, or it may not be asked
     */
    String jmxUrl() throws IOException {
        if (word.startsWith(JMX)) {
            return word;
        }
        return isPid(word) ? ofProcess() : "service:jmx:rmi:///jndi/rmi://" + word + "/jmxrmi";
    }

    // By reflection: this API is the JDK's, not the JRE's, and the agent's loader does not see where it lives.
    private String ofProcess() throws IOException {
        try {
            Class<?> type = Class.forName(MACHINE, true, tools());
            Object machine = type.getMethod("attach", String.class).invoke(null, word);
            try {
                return (String) type.getMethod("startLocalManagementAgent").invoke(machine);
            } finally {
                type.getMethod("detach").invoke(machine);
            }
        } catch (InvocationTargetException refused) {
            throw new IOException("process " + word + " cannot be asked: " + refused.getCause(), refused);
        } catch (ReflectiveOperationException absent) {
            throw new IOException("run this by the java of a JDK, or give host:port of a JMX port", absent);
        }
    }

    private static ClassLoader tools() throws IOException {
        File jar = new File(System.getProperty("java.home"), "../lib/tools.jar");
        ClassLoader system = ClassLoader.getSystemClassLoader();
        return jar.isFile() ? new URLClassLoader(new URL[] {jar.toURI().toURL()}, system) : system;
    }

    private static boolean isPid(String word) {
        return word.matches("[1-9][0-9]{0,9}");
    }

    @Override
    public String toString() {
        return word;
    }
}
