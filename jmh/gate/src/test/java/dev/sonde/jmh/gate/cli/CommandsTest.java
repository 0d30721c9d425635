package dev.sonde.jmh.gate.cli;

import static dev.sonde.jmh.gate.testing.JmhFile.metric;
import static dev.sonde.jmh.gate.testing.JmhFile.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.jmh.gate.testing.JmhFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandsTest {
    private static final double[] STEADY = {100, 101, 99, 100.5, 99.5};
    private static final double[] SLOWER = {121, 119, 120, 120.5, 119.5};
    private static final double[] NOISY = {70, 140, 95, 120, 80};

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String base;

    @BeforeEach
    void base() {
        base = file("base.json", STEADY, 24);
    }

    @Test
    void theSameIsFine() {
        assertEquals(0, gate("compare", base, file("new.json", new double[] {100.5, 99, 101, 100, 99.5}, 24)));
        assertTrue(said().endsWith("no regression: 2 the same\n"), said());
    }

    @Test
    void aSlowerBenchmarkIsARegression() {
        assertEquals(1, gate("compare", base, file("new.json", SLOWER, 24)));
        assertTrue(said().contains("slower"), said());
        assertTrue(said().endsWith("regression: 1 worse, 1 the same\n"), said());
    }

    @Test
    void aFewBytesMoreAreARegressionHoweverNoisyTheTimes() {
        String noisy = file("noisy.json", NOISY, 100);
        assertEquals(1, gate("compare", noisy, file("new.json", NOISY, 101)));
    }

    @Test
    void aCounterOfTheBenchmarksOwnIsACountIfItIsSaidToBe() {
        String before = counted("before.json", 400);
        assertEquals(0, gate("compare", before, counted("same.json", 400), "--count", "reads"));
        assertEquals(0, gate("compare", before, counted("more.json", 404), "--decide-by", "reads"));
        assertEquals(1, gate("compare", before, counted("more.json", 404), "--count", "reads"));
    }

    private String counted(String name, double reads) {
        return new JmhFile()
                .add("a.B.c", metric("ns/op", STEADY), named("reads", metric("#", reads, reads, reads, reads, reads)))
                .in(folder, name)
                .toString();
    }

    @Test
    void noiseIsNeverAPass() {
        assertEquals(2, gate("compare", base, file("new.json", NOISY, 24)));
        assertTrue(said().contains("cannot tell"), said());
        assertEquals(0, gate("compare", base, file("new.json", NOISY, 24), "--ignore", "score"));
    }

    @Test
    void aBenchmarkThatIsGoneCannotBeToldUnlessItMayBe() {
        String more = new JmhFile()
                .add("a.B.c", metric("ns/op", STEADY))
                .add("a.B.gone", metric("ns/op", STEADY))
                .in(folder, "more.json")
                .toString();
        String fewer = new JmhFile()
                .add("a.B.c", metric("ns/op", STEADY))
                .add("a.B.fresh", metric("ns/op", STEADY))
                .in(folder, "fewer.json")
                .toString();
        assertEquals(2, gate("compare", more, fewer));
        assertTrue(said().contains("note: only in more.json: B.gone (--allow-missing"), said());
        assertTrue(said().contains("note: only in fewer.json: B.fresh\n"), said());
        assertEquals(0, gate("compare", more, fewer, "--allow-missing"));
    }

    @Test
    void theFilesOfAFolderAreForksOfOneRun() {
        Path runs = folder.resolve("runs");
        for (int i = 0; i < STEADY.length; i++) {
            new JmhFile().add("a.B.c", metric("ns/op", STEADY[i])).in(runs, i + ".json");
        }
        assertEquals(0, gate("compare", runs.toString(), runs.toString()));
        assertEquals(2, gate("compare", runs.resolve("1.json").toString(), runs.toString()));
        assertTrue(said().contains("one fork of a side"), said());
    }

    @Test
    void aBaselineThatWasSavedIsComparedWithAFile() {
        String store = folder.resolve("baselines").toString();
        assertEquals(0, gate("baseline", "save", "--store", store, "--name", "main", "--commit", "abc1", base));
        assertEquals(0, gate("baseline", "list", "--store", store));
        assertTrue(said().matches("(?s).*main  \\S+Z  abc1\n"), said());
        assertEquals(1, gate("compare", "--store", store, "main", file("new.json", SLOWER, 24)));
        assertEquals(0, gate("compare", "--store", store, "main@abc", "main"));
        assertEquals(3, gate("compare", "--store", store, "other", base));
        assertEquals("sonde-jmh: other is no file, and the store " + store + " has no such baseline\n", complained());
    }

    @Test
    void anotherJvmIsRefusedUnlessOnlyCountsAreJudgedOrItIsTheQuestion() throws IOException {
        String other = new JmhFile()
                .jvm("21.0.2+13")
                .add("a.B.c", metric("ns/op", SLOWER), named("gc.alloc.rate.norm", metric("B/op", 24, 24, 24, 24, 24)))
                .in(folder, "other.json")
                .toString();
        Path markdown = folder.resolve("comment.md");
        assertEquals(2, gate("compare", base, other, "--markdown", markdown.toString()));
        assertTrue(said().contains("cannot tell: the runs differ in jvm (OpenJDK"), said());
        assertTrue(Files.readString(markdown).contains("the runs differ in jvm"));
        assertEquals(0, gate("compare", base, other, "--allow-different-environment"));
        assertEquals(1, gate("compare", base, other, "--expect-different", "jvm"));
    }

    @Test
    void everyFormIsWrittenAtOnceAndFoldersAreMade() throws IOException {
        Path html = folder.resolve("made/here/r.html");
        assertEquals(
                1,
                gate(
                        "compare",
                        base,
                        file("new.json", SLOWER, 24),
                        "--html",
                        html.toString(),
                        "--json",
                        folder.resolve("r.json").toString(),
                        "--junit",
                        folder.resolve("r.xml").toString(),
                        "--colour",
                        "always"));
        assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"));
        assertTrue(Files.readString(folder.resolve("r.json")).contains("\"outcome\" : \"regression\""));
        assertTrue(said().contains("\033[31mslower"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '$',
            value = {
                "compare; compare needs BASE and NEW",
                "compare a.json b.json --min-effect 5; '5' is not like 5% or 0.05",
                "compare a.json b.json --false-alarms x; 'x' is not like 5% or 0.05",
                "compare a.json b.json --correction no; --correction is holm",
                "compare a.json b.json --expect-different moon; --expect-different takes cpu",
                "compare a.json b.json --bogus; Unknown option: '--bogus'",
                "nonsense; try help",
                "baseline save; Missing required",
            })
    void wordsThatMakeNoSenseAreToldInOneLine(String words, String complaint) {
        assertEquals(4, gate(words.split(" ")));
        assertTrue(complained().contains(complaint), complained());
        assertEquals(1, complained().lines().count());
    }

    @Test
    void whatIsNotThereIsToldInOneLine() {
        assertEquals(3, gate("compare", base, "none.json"));
        assertEquals(
                "sonde-jmh: none.json is not there (a file, a folder, or with --store a baseline)\n", complained());
        assertEquals(3, gate("compare", base, base, "--html", "/proc/none/r.html"));
        assertEquals(1, complained().lines().count());
        assertFalse(complained().contains("unexpected"), complained());
    }

    @Test
    void everyCommandHelpsWithExamples() {
        for (String command : List.of("compare", "baseline")) {
            assertEquals(0, gate(command, "--help"));
            assertTrue(said().contains("Examples:"), said());
        }
        assertEquals(0, gate("--help"));
        assertTrue(said().contains("ends with 3"), said());
    }

    private String file(String name, double[] times, double bytes) {
        return new JmhFile()
                .add(
                        "a.B.c",
                        metric("ns/op", times),
                        named("gc.alloc.rate.norm", metric("B/op", bytes, bytes, bytes, bytes, bytes)))
                .in(folder, name)
                .toString();
    }

    private int gate(String... words) {
        out.reset();
        err.reset();
        return new Main(stream(out), stream(err)).execute(List.of(words));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
