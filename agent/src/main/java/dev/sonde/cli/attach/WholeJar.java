package dev.sonde.cli.attach;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * A look at a jar before a JVM hears of it: it would keep a damaged one on its class path for its life, in the way of
 * every good one.
 */
public final class WholeJar {
    private static final int BUFFER_BYTES = 1 << 16;

    private WholeJar() {}

    /**
     * Reads all of it.
     *
     * @throws IOException if it is damaged, with a line for the user
     */
    public static File checked(File file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                check(jar, entries.nextElement());
            }
            return file;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new IOException(
                    "the jar " + file + " is damaged (" + damaged.getMessage() + "): fetch it anew", damaged);
        }
    }

    // A JarFile does not look at the checksums.
    private static void check(JarFile jar, JarEntry entry) throws IOException {
        CRC32 checksum = new CRC32();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = jar.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw new IOException(entry.getName());
        }
    }
}
