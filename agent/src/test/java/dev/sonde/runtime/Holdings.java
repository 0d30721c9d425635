package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM holds after a garbage collection, as the fixture {@code Figures} tells it. */
record Holdings(
        long classes, long metaspaceBytes, long threads, long files, long heapBytes, long residentBytes, long loaders) {
    private static final double MEGABYTE = 1e6;
    // The agent itself has 3,000.
    private static final int MOST_CLASSES = 150;
    private static final int MOST_BYTES = 2_000_000;
    // What JVMs never give back: a class for each lambda of a class that was given other code, four in a round of the
    // JDK's server, and on Java 17 and older one for each kind of JFR event that the agent has of its own.
    private static final int CLASSES_OF_A_ROUND = 9;
    private static final int METASPACE_BYTES_OF_A_ROUND = 80_000;
    private static final int HELD_CLASSES = 3_000;
    private static final int HELD_BYTES = 12_000_000;

    /** Has the child look; the mark is a word of its own for each time. */
    static Holdings of(ChildJvm child, String mark) {
        child.send(mark);
        return parse(child.awaitLine("figures " + mark + " (.*)").group(1));
    }

    private static Holdings parse(String figures) {
        return new Holdings(
                figure(figures, "classes"),
                figure(figures, "metaspace"),
                figure(figures, "threads"),
                figure(figures, "fds"),
                figure(figures, "heap"),
                figure(figures, "rss"),
                figure(figures, "loaders"));
    }

    private static long figure(String figures, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=(\\d+)").matcher(figures);
        assertTrue(found.find(), figures);
        return Long.parseLong(found.group(1));
    }

    // What the JDK keeps of its own after a first time comes in the first rounds, some of it late. One loader of all
    // may
    // be there that a busy JVM lets go of later, or never: nothing in the heap leads to it.
    void assertNoMoreThan(Holdings before, int rounds) {
        String change = before + " -> " + this;
        long held = Math.max(0, loaders - before.loaders);
        assertTrue(held <= 1, change);
        assertEquals(before.threads, threads, change);
        assertTrue(files <= before.files + 2, change);
        assertTrue(classes - before.classes < MOST_CLASSES + rounds * CLASSES_OF_A_ROUND + held * HELD_CLASSES, change);
        assertTrue(
                metaspaceBytes - before.metaspaceBytes
                        < MOST_BYTES + rounds * METASPACE_BYTES_OF_A_ROUND + held * HELD_BYTES,
                change);
        assertTrue(heapBytes - before.heapBytes < MOST_BYTES + held * HELD_BYTES, change);
    }

    @Override
    public String toString() {
        return String.format(
                "%d classes, metaspace %.2f MB, %d threads, %d files, heap %.2f MB, resident %.1f MB, %d loaders",
                classes,
                metaspaceBytes / MEGABYTE,
                threads,
                files,
                heapBytes / MEGABYTE,
                residentBytes / MEGABYTE,
                loaders);
    }
}
