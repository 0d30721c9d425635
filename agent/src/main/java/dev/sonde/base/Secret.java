package dev.sonde.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Something that only its own file or variable of the environment says: the agent's options, log and pages tell no more
 * than where that is. Immutable.
 */
public final class Secret {

    private static final String VARIABLE_PREFIX = "env:";
    private static final int MOST_BYTES = 1 << 20;

    private final String place;
    private final boolean isPublic;

    private Secret(String place, boolean isPublic) {
        this.place = place;
        this.isPublic = isPublic;
    }

    /**
     * What is said there.
     *
     * @param place a path, or {@code env:NAME}; empty for nowhere
     */
    public static Secret at(String place) {
        return new Secret(place, false);
    }

    /** The same, if others may read it, too. */
    public Secret asPublic() {
        return new Secret(place, true);
    }

    /** Whether it is said anywhere. */
    public boolean isSet() {
        return !place.isEmpty();
    }

    /** The value of an option as it may be shown: a secret that stands where its place should is not repeated. */
    static String shown(String value) {
        boolean isPlace = value.startsWith(VARIABLE_PREFIX) || value.indexOf('/') >= 0 || value.indexOf('\\') >= 0;
        return isPlace || value.isEmpty() ? value : "***";
    }

    /**
     * What it says now.
     *
     * @throws IOException if it cannot be read, with a message for the user
     */
    public byte[] read() throws IOException {
        if (isVariable()) {
            String value = System.getenv(variable());
            if (value == null) {
                throw new IOException("the environment has no variable " + variable());
            }
            return value.getBytes(StandardCharsets.UTF_8);
        }
        try {
            if (Files.size(path()) > MOST_BYTES) {
                throw new IOException("longer than a megabyte");
            }
            return Files.readAllBytes(path());
        } catch (IOException | RuntimeException unreadable) {
            throw new IOException(this + " cannot be read: " + reason(unreadable), unreadable);
        }
    }

    /** The same as text. */
    public String text() throws IOException {
        return new String(read(), StandardCharsets.UTF_8);
    }

    /** Something that changes when the file does. */
    String stamp() {
        if (isVariable() || place.isEmpty()) {
            return "";
        }
        try {
            BasicFileAttributes file = Files.readAttributes(path(), BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + ' ' + file.fileKey();
        } catch (IOException | RuntimeException unreadable) {
            return "unreadable";
        }
    }

    /** Whether it is a file that any user of the machine can read. */
    boolean isOpenToAll() {
        try {
            return !isPublic
                    && isSet()
                    && !isVariable()
                    && Files.getPosixFilePermissions(path()).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }

    /** Where it is said. */
    @Override
    public String toString() {
        return shown(place);
    }

    private boolean isVariable() {
        return place.startsWith(VARIABLE_PREFIX);
    }

    private String variable() {
        return place.substring(VARIABLE_PREFIX.length());
    }

    private Path path() {
        return Paths.get(place);
    }

    // The messages of some exceptions are the path alone, and the path may be the secret.
    private static String reason(Exception unreadable) {
        return unreadable.getClass() == IOException.class
                ? unreadable.getMessage()
                : unreadable.getClass().getSimpleName();
    }
}
