package dev.sonde.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of {@code /proc} and {@code /sys/fs/cgroup} as a process sees them on some machine, unpacked from one text
 * in {@code resources/cgroup}: each after a line with its path.
 *
 * <p>{@code hybrid-nested} is a recording of one process. The others are put together from files that real machines
 * have, so that every figure is another.
 */
public final class Hierarchy {
    private static final String MARK = "-- ";
    private static final String POINT = "/sys/fs/cgroup";

    private final Path root;

    private Hierarchy(Path root) {
        this.root = root;
    }

    /** Unpacks it into an empty folder. */
    public static Hierarchy unpack(String name, Path into) {
        Hierarchy hierarchy = new Hierarchy(into);
        String text;
        try (var in = Hierarchy.class.getResourceAsStream("/cgroup/" + name + ".txt")) {
            text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String part : ("\n" + text).split("\n" + MARK)) {
            int end = part.indexOf(" --");
            if (end > 0) {
                hierarchy.write(
                        part.substring(0, end),
                        part.substring(end + " --".length()).stripLeading() + "\n");
            }
        }
        return hierarchy;
    }

    /** Writes one of its files, by its path without the leading slash. */
    public void write(String path, String content) {
        Path file = root.resolve(path);
        // The mounts are below the folder here.
        String real = path.endsWith("mountinfo") ? content.replace(" " + POINT, " " + root + POINT) : content;
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(String path) {
        try {
            Files.delete(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String proc() {
        return root + "/proc";
    }
}
