package dev.sonde.linux;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of {@code /proc} or of a cgroup, read afresh each time. Any thread. */
public final class ProcFile {

    private static final int BUFFER_BYTES = 4096;
    private static final int WORD_BYTES = 64;

    private final String path;

    public ProcFile(String path) {
        this.path = path;
    }

    public boolean isThere() {
        return new File(path).exists();
    }

    /** Its lines, one of them empty if the file is; none at all if it cannot be read. */
    public String[] lines() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = new FileInputStream(path)) {
            int read = in.read(buffer);
            int next = read < 0 ? -1 : in.read(buffer, read, BUFFER_BYTES - read);
            if (next < 0) {
                return text(buffer, Math.max(read, 0)).split("\n", -1);
            }
            return rest(in, buffer, read + next).split("\n", -1);
        } catch (IOException unreadable) {
            return new String[0];
        }
    }

    /** Its first line without blanks around it, at most 64 characters; empty if it cannot be read. */
    public String word() {
        byte[] buffer = new byte[WORD_BYTES];
        try (InputStream in = new FileInputStream(path)) {
            String text = text(buffer, Math.max(0, in.read(buffer)));
            int end = text.indexOf('\n');
            return (end < 0 ? text : text.substring(0, end)).trim();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** The one number in it, NaN if there is none. */
    public double number() {
        return Numbers.parse(word());
    }

    // The length of such a file is only known when it has been read.
    private static String rest(InputStream in, byte[] buffer, int filled) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * BUFFER_BYTES);
        for (int read = filled; read > 0; read = in.read(buffer)) {
            bytes.write(buffer, 0, read);
        }
        return text(bytes.toByteArray(), bytes.size());
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The number of bytes in a line such as {@code VmRSS:   1234 kB}, NaN if there is none. */
    public static double kilobytes(String line) {
        return 1024 * number(line);
    }

    /** The number behind the first word of a line such as {@code Threads:  12}, NaN if there is none. */
    public static double number(String line) {
        String[] words = line.trim().split("\\s+");
        return words.length < 2 ? Double.NaN : Numbers.parse(words[1]);
    }

    @Override
    public String toString() {
        return path;
    }
}
