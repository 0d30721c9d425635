package dev.sonde.linux;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of {@code /proc} or of a cgroup, read afresh each time. Any thread. */
public final class ProcFile {

    private static final int BUFFER_BYTES = 4096;

    private final String path;

    public ProcFile(String path) {
        this.path = path;
    }

    /** Its lines, none if it cannot be read. */
    public String[] lines() {
        // The length of such a file is only known when it has been read.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER_BYTES);
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = new FileInputStream(path)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        } catch (IOException unreadable) {
            return new String[0];
        }
        return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1).split("\n");
    }

    /** The number of bytes in a line such as {@code VmRSS:   1234 kB}. */
    public static double kilobytes(String line) {
        return 1024 * number(line);
    }

    /** The number behind the colon of a line such as {@code Threads:  12}. */
    public static double number(String line) {
        String[] words = line.trim().split("\\s+");
        return Double.parseDouble(words[1]);
    }
}
