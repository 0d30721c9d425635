package dev.sonde.boot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** What a jar of the agent says of itself. Immutable. */
final class AgentJar {

    private static final String NUMBER = "Sonde-Boot";
    private static final String BUILD = "agent/dev/sonde/build.properties";

    final File file;
    final String version;
    private final String number;

    private AgentJar(File file, String version, String number) {
        this.file = file;
        this.version = version;
        this.number = number;
    }

    /**
     * Reads it.
     *
     * @throws IOException if it is no jar of the agent, with a message for the user
     */
    static AgentJar read(File file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            JarEntry build = jar.getJarEntry(BUILD);
            Manifest manifest = jar.getManifest();
            if (build == null || manifest == null) {
                throw new IOException("it is no jar of the agent");
            }
            Properties properties = new Properties();
            try (InputStream in = jar.getInputStream(build)) {
                properties.load(in);
            }
            String number = manifest.getMainAttributes().getValue(NUMBER);
            return new AgentJar(file, properties.getProperty("version", "unknown"), number == null ? "none" : number);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IOException(
                    "the jar " + file + " cannot be used (" + unreadable.getMessage()
                            + "): name a whole one that this process may read",
                    unreadable);
        }
    }

    /** Why it cannot work with the classes that this JVM has already, null if it can. */
    String mismatch() {
        return number.equals(Integer.toString(Launcher.NUMBER))
                ? null
                : "this JVM still has the classes of an agent with boot number " + Launcher.NUMBER + ", the jar " + file
                        + " needs " + number + ": restart the service with it";
    }
}
