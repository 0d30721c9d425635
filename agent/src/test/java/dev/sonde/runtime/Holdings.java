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
    private static final int MOST_CLASSES = 200;
    private static final int MOST_BYTES = 2_000_000;

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

    // What the JDK keeps of its own after a first time comes in the first rounds, some of it late.
    void assertNoMoreThan(Holdings before) {
        String change = before + " -> " + this;
        assertEquals(before.threads, threads, change);
        assertEquals(before.loaders, loaders, change);
        assertTrue(files <= before.files + 2, change);
        assertTrue(classes - before.classes < MOST_CLASSES, change);
        assertTrue(metaspaceBytes - before.metaspaceBytes < MOST_BYTES, change);
        assertTrue(heapBytes - before.heapBytes < MOST_BYTES, change);
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
