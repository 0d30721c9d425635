package dev.sonde.boot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/** What a jar of the agent says of itself. Immutable. */
final class AgentJar {

    private static final String NUMBER = "Sonde-Boot";
    private static final int BUFFER_BYTES = 1 << 16;
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
     * Reads all of it: what was damaged on its way would otherwise show in the midst of the service.
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
            check(jar);
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

    private static void check(JarFile jar) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (checksum(jar, entry, buffer) != entry.getCrc()) {
                throw new IOException("it is damaged at " + entry.getName());
            }
        }
    }

    // A JarFile does not look at it.
    private static long checksum(JarFile jar, JarEntry entry, byte[] buffer) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = jar.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
        return checksum.getValue();
    }

    /** Why it cannot work with the classes that this JVM has already, null if it can. */
    String mismatch() {
        return number.equals(Integer.toString(Launcher.NUMBER))
                ? null
                : "this JVM still has the classes of an agent with boot number " + Launcher.NUMBER + ", the jar " + file
                        + " needs " + number + ": restart the service with it";
    }
}
