package dev.sonde.linux;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Reads a file such as {@code /proc/self/smaps}. With thousands of threads it has millions of characters, so it is not
 * kept, and only the lines that are wanted become text.
 */
public final class Mappings {

    private static final int BUFFER_BYTES = 1 << 16;

    private final List<Mapping> read = new ArrayList<>();
    private byte[] line = new byte[BUFFER_BYTES];
    private int length;
    private Mapping.Builder current;

    private Mappings() {}

    /** The mappings in the order of their addresses, none if the file cannot be read. Any thread. */
    public static List<Mapping> read(String path) {
        Mappings mappings = new Mappings();
        try (InputStream in = new FileInputStream(path)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                mappings.take(buffer, count);
            }
        } catch (IOException unreadable) {
            return Collections.emptyList();
        }
        mappings.endMapping();
        return mappings.read;
    }

    private void take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                takeLine();
                length = 0;
            } else {
                append(bytes[i]);
            }
        }
    }

    private void append(byte character) {
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = character;
    }

    private void takeLine() {
        if (length > 0 && (line[0] < 'A' || line[0] >= 'a')) {
            endMapping();
            current = Mapping.Builder.of(text());
        } else if (current != null) {
            takeField();
        }
    }

    private void takeField() {
        if (starts("Rss:")) {
            current.residentBytes = (long) ProcFile.kilobytes(text());
        } else if (starts("Pss:")) {
            current.proportionalBytes = (long) ProcFile.kilobytes(text());
        } else if (starts("SwapPss:")) {
            current.swapProportionalBytes = (long) ProcFile.kilobytes(text());
        } else if (starts("KernelPageSize:")) {
            current.pageBytes = (long) ProcFile.kilobytes(text());
        } else if (starts("VmFlags:")) {
            current.flags = text();
        }
    }

    private boolean starts(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (i >= length || line[i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String text() {
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    private void endMapping() {
        if (current != null) {
            // Of neighbours that became one mapping while it was read, the first is told again, within the whole.
            while (!read.isEmpty() && Long.compareUnsigned(read.get(read.size() - 1).to, current.from) > 0) {
                read.remove(read.size() - 1);
            }
            read.add(current.build());
            current = null;
        }
    }
}
