package dev.sonde.jmh.gate.results;

import static dev.sonde.jmh.gate.testing.JmhFile.metric;
import static dev.sonde.jmh.gate.testing.JmhFile.named;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sonde.jmh.gate.testing.JmhFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JmhJsonTest {
    @TempDir
    private Path folder;

    @Test
    void aBenchmarkHasItsScoreItsParametersAndWhatProfilersGave() throws IOException {
        Path file = new JmhFile()
                .addWith(
                        "{\"size\": \"10\"}",
                        "a.B.c",
                        metric("ns/op", 100, 110),
                        named("·gc.alloc.rate.norm", metric("B/op", 24, 24)),
                        named("nothing", "{\"scoreUnit\": \"B\", \"rawData\": [[\"NaN\"], []]}"))
                .in(folder, "r.json");
        Results results = JmhJson.read(file);
        Measured only = results.benchmarks().get(0);
        assertEquals(new BenchmarkKey("a.B.c", "avgt", 1, Map.of("size", "10")), only.key());
        assertEquals(2, only.score().series().size());
        assertEquals(
                List.of("gc.alloc.rate.norm"),
                only.secondary().stream().map(Measurement::metric).toList());
        assertEquals(
                Map.of("flags", "-Xmx1g", "jmh", "1.37", "jvm", "OpenJDK 64-Bit Server VM 17.0.15+6"),
                results.environment());
    }

    @Test
    void aBenchmarkThatIsThereTwiceHasTheForksOfBoth() throws IOException {
        Path file = new JmhFile()
                .add("a.B.c", metric("us/op", 1))
                .add("a.B.c", metric("ns/op", 2000))
                .in(folder, "r.json");
        Measurement score = JmhJson.read(file).benchmarks().get(0).score();
        assertEquals("us/op", score.unit());
        assertArrayEquals(new double[] {1.9998, 2.0002}, score.series().forks().get(1), 1e-9);
    }

    @Test
    void forksThatAreBeyondAllNumbersInTheUnitOfTheOthersAreLeftOut() throws IOException {
        Path file = new JmhFile()
                .add("a.B.c", metric("ns/op", 1))
                .add("a.B.c", metric("day/op", 1e300))
                .in(folder, "r.json");
        assertEquals(1, JmhJson.read(file).benchmarks().get(0).score().series().size());
    }

    @Test
    void ofSamplesTheMeanAndTheTailAreRead() throws IOException {
        String histogram = "{\"scoreUnit\": \"us/op\", \"rawDataHistogram\": [[[[1, 98], [101, 2]]], [[[3, 10]]]]}";
        Path file = new JmhFile().mode("sample").add("a.B.c", histogram).in(folder, "r.json");
        Measured only = JmhJson.read(file).benchmarks().get(0);
        assertArrayEquals(new double[] {3}, only.score().series().forks().get(0), 1e-9);
        Measurement tail = only.secondary().get(0);
        assertEquals("p0.99", tail.metric());
        assertArrayEquals(new double[] {101}, tail.series().forks().get(0));
    }

    @Test
    void flagsThatDifferBetweenBenchmarksAreToldOfEach() throws IOException {
        Path file = new JmhFile()
                .add("a.B.c", metric("ns/op", 1))
                .flags("-Xint")
                .add("a.B.d", metric("ns/op", 1))
                .in(folder, "r.json");
        Results results = JmhJson.read(file);
        assertEquals("-Xint", Traits.flags(results, results.benchmarks().get(1).key()));
        assertEquals("-Xmx1g", Traits.flags(results, results.benchmarks().get(0).key()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '$',
            value = {
                "$$; is empty: did the run fail?",
                "[]; holds no result: did every benchmark fail?",
                "{\"a\": 1}; is no JMH JSON: it holds no list of results (-rf json writes one)",
                "[{\"benchmark\": \"a.B.c\"}]; is no JMH JSON: a.B.c has no score that is a number",
                "[{\"benchmark\": \"a\\nb\"}]; is no JMH JSON: a b has no score that is a number",
                "[1]; is no JMH JSON: a result has no name",
                "[{\"benchmark\"]; is no JSON at line 1",
                "[] []; is no JSON",
                "Benchmark Mode Cnt; is no JSON at line 1",
            })
    void whatIsNoResultIsRefusedInOneLine(String text, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("r.json"), text);
        refused(file, complaint);
    }

    @Test
    void whatIsHugeOrNotThereOrNestedWithoutEndIsRefusedInOneLine() throws IOException {
        Path huge = folder.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(65L << 20);
        }
        refused(huge, "is larger than the 64 MB that results may have");
        refused(folder.resolve("none.json"), "is not there");
        refused(Files.writeString(folder.resolve("deep.json"), "[".repeat(1 << 20)), "is no JSON");
    }

    private static void refused(Path file, String complaint) {
        String message =
                assertThrows(IOException.class, () -> JmhJson.read(file)).getMessage();
        assertEquals(1, message.lines().count());
        assertEquals(
                file + " " + complaint,
                message.substring(0, Math.min(message.length(), (file + " " + complaint).length())));
    }
}
