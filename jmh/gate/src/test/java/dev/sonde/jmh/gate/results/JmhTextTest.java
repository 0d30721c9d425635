package dev.sonde.jmh.gate.results;

import static dev.sonde.jmh.gate.testing.JmhFile.metric;
import static dev.sonde.jmh.gate.testing.JmhFile.named;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.jmh.gate.testing.JmhFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands where JMH's results are read, they are results that can be compared, or refused in one line. */
final class JmhTextTest {
    private static final int ROUNDS = 600;
    private static final String[] PARTS = {
        "{",
        "}",
        "[",
        "]",
        "[]",
        "{}",
        ",",
        ":",
        "\"",
        "\\n",
        "\\u0000",
        "null",
        "true",
        "NaN",
        "-Infinity",
        "1e308",
        "1e999999999",
        "-0",
        "99999999999999999999999",
        "\"NaN\"",
        "\"day/op\"",
        "\"ops/ns\"",
        "\"\"",
        "é",
        "\n",
        " "
    };
    private static final String SAMPLE = new JmhFile()
            .addWith(
                    "{\"size\": \"10\"}",
                    "a.B.c",
                    metric("ns/op", 100, 110),
                    named("gc.alloc.rate.norm", metric("B/op", 24, 24)))
            .addWith("{\"size\": \"10\"}", "a.B.c", metric("us/op", 1, 2))
            .mode("sample")
            .add("a.B.d", "{\"scoreUnit\": \"us/op\", \"rawDataHistogram\": [[[[1, 98], [101, 2]]], [[[3, 10]]]]}")
            .text();

    @TempDir
    private Path folder;

    @Test
    void aFileOfAnyContentIsReadOrRefusedInOneLine() throws IOException {
        Path file = folder.resolve("r.json");
        int read = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            String text = changed(SAMPLE, new SplittableRandom(seed));
            read += isRead(Files.writeString(file, text), "seed " + seed + ": " + text) ? 1 : 0;
        }
        assertTrue(read > ROUNDS / 10 && read < ROUNDS * 9 / 10, read + " read");
    }

    private static boolean isRead(Path file, String text) {
        return assertDoesNotThrow(
                () -> {
                    try {
                        Results results = JmhJson.read(file);
                        assertFalse(results.benchmarks().isEmpty(), text);
                        return true;
                    } catch (IOException refused) {
                        assertEquals(1, refused.getMessage().lines().count(), text);
                        return false;
                    }
                },
                text);
    }

    private static String changed(String sample, SplittableRandom random) {
        StringBuilder text = new StringBuilder(sample);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(8));
            switch (random.nextInt(12)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                case 2, 3, 4 -> text.replace(from, to, PARTS[random.nextInt(PARTS.length)]);
                default -> replaceValue(text, from, PARTS[random.nextInt(PARTS.length)]);
            }
        }
        return text.toString();
    }

    /** What stands between a colon and the next comma or the end of its line becomes another value. */
    private static void replaceValue(StringBuilder text, int near, String value) {
        int colon = text.indexOf(": ", near);
        int comma = text.indexOf(",", colon + 2);
        if (colon >= 0 && comma > colon) {
            text.replace(colon + 2, comma, value);
        }
    }
}
