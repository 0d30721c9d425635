package dev.sonde.jmh.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the built jar, beside any benchmarks, tells what they are known to cost. */
final class ProfilerIT {

    private static final String METHOD = "sonde.method.cpu:known.Known.";
    private static final String[] SHORT = {"-wi", "2", "-w", "200ms", "-i", "3", "-r", "300ms", "-f", "1"};

    @TempDir
    Path folder;

    static Stream<Path> jdks() {
        Map<Integer, Path> jdks = new TreeMap<>();
        System.getenv().forEach((name, home) -> {
            if (name.matches("JDK_[0-9]+")) {
                jdks.put(Integer.valueOf(name.substring(4)), Path.of(home));
            }
        });
        return jdks.isEmpty() ? Stream.of(Path.of(System.getProperty("java.home"))) : jdks.values().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void bytesAndHotMethodsAreThoseThatAreKnownOnEveryJdk(Path jdk) throws IOException {
        BenchmarkRun run = run(
                "known.Known.(thousandBytes|sevenToThree)",
                "-jvm",
                jdk.resolve("bin/java").toString(),
                "-jvmArgs",
                "-Xmx48m",
                "-prof",
                "sonde:period=2");

        assertEquals(1016, run.score("thousandBytes", "sonde.alloc"), 10.16, run.output());
        assertEquals("B/op", run.unit("thousandBytes", "sonde.alloc"));
        assertEquals(3, run.values("thousandBytes", "sonde.alloc").size());
        // On a busy machine a thread's first sample, which is of JMH's own, may stand for much.
        assertTrue(run.score("thousandBytes", "sonde.method.alloc:known.Known.thousandBytes") > 60, run.output());
        assertTrue(run.score("thousandBytes", "sonde.gc.count") > 0, run.output());
        assertTrue(run.score("thousandBytes", "sonde.cpu.gc") > 0, run.output());
        assertEquals(70, run.score("sevenToThree", "sonde.method.cpu:known.Known.heavy"), 18, run.output());
        assertTheBillCloses(run);
        assertTheMemoryIsPlausible(run);
        assertTheFlamesAreWellFormed(run);
    }

    private void assertTheBillCloses(BenchmarkRun run) {
        double parts = Stream.of("benchmark", "gc", "jit", "profiler", "other")
                .mapToDouble(part -> run.score("sevenToThree", "sonde.cpu." + part))
                .sum();
        double whole = run.score("sevenToThree", "sonde.cpu");
        assertEquals(whole, parts, whole / 20, run.output());
    }

    private void assertTheMemoryIsPlausible(BenchmarkRun run) {
        double resident = Collections.max(run.values("thousandBytes", "sonde.rss.peak"));
        double live = run.score("thousandBytes", "sonde.heap.live");
        assertTrue(live > 1e6 && live < 50e6, run.output());
        assertTrue(Collections.min(run.values("thousandBytes", "sonde.heap.peak")) > live, run.output());
        assertTrue(resident > live && resident < 4e9, run.output());
    }

    private void assertTheFlamesAreWellFormed(BenchmarkRun run) throws IOException {
        Path flames = folder.resolve("sonde-flames");
        List<String> stacks = Files.readAllLines(flames.resolve("known.Known.sevenToThree-AverageTime.cpu.collapsed"));
        assertTrue(stacks.stream().allMatch(line -> line.matches("[^ ;].* [1-9][0-9]*")), stacks::toString);
        assertTrue(stacks.stream().anyMatch(line -> line.matches("benchmark threads;.*;known.Known.heavy [0-9]+")));
        String page = Files.readString(flames.resolve("known.Known.sevenToThree-AverageTime.html"));
        assertTrue(page.contains("globalThis.recordedFlames={") && page.contains("known.Known.heavy"), page);
        assertFalse(page.contains("{{"), page);
        assertTrue(run.output().contains("Flame graph: sonde-flames"), run.output());
    }

    @Test
    void bytesAgreeWithJmhsOwnProfilerAndCpuTimeWithTheProcesssClock() {
        BenchmarkRun run = Benchmarks.run(
                folder,
                "known.Known.(thousandBytes|sevenToThree)",
                "-wi",
                "1",
                "-w",
                "500ms",
                "-i",
                "1",
                "-r",
                "3s",
                "-f",
                "1",
                "-jvmArgs",
                "-XX:TieredStopAtLevel=1",
                "-prof",
                "sonde",
                "-prof",
                "gc",
                "-prof",
                "known.ProcessClock");

        double bytes = run.score("thousandBytes", "gc.alloc.rate.norm");
        assertEquals(bytes, run.score("thousandBytes", "sonde.alloc"), bytes / 100, run.output());
        double nanos = run.score("sevenToThree", "process");
        double steps = 2 * 10e6 / run.score("sevenToThree", "operations");
        assertEquals(nanos, run.score("sevenToThree", "sonde.cpu"), nanos / 50 + steps, run.output());
    }

    @Test
    void hotMethodsHaveTheSharesThatJmhsStackAndJfrProfilersGiveThem() throws IOException {
        BenchmarkRun run = Benchmarks.run(
                folder,
                "known.Known.sevenToThree",
                "-wi",
                "1",
                "-w",
                "300ms",
                "-i",
                "2",
                "-r",
                "1s",
                "-f",
                "1",
                "-prof",
                "sonde:period=5",
                "-prof",
                "stack:period=5",
                "-prof",
                "jfr:dir=jfr");

        double share = ofBoth(run.score("sevenToThree", METHOD + "heavy"), run.score("sevenToThree", METHOD + "light"));
        assertEquals(0.7, share, 0.1, run.output());
        assertEquals(ofBoth(stackPercent(run, "heavy"), stackPercent(run, "light")), share, 0.1, run.output());
        assertEquals(ofBoth(jfrSamples("heavy"), jfrSamples("light")), share, 0.1, run.output());
    }

    private static double ofBoth(double heavy, double light) {
        return heavy / (heavy + light);
    }

    /** As JMH's profiler prints it: of all samples, of those of the thread's state, the method. */
    private static double stackPercent(BenchmarkRun run, String method) {
        return run.output()
                .lines()
                .filter(line -> line.matches(" *[0-9.]+% +[0-9.]+% +known\\.Known\\." + method))
                .mapToDouble(line -> Double.parseDouble(line.substring(0, line.indexOf('%'))))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.output()));
    }

    private double jfrSamples(String method) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("jfr"))) {
            Path file = files.filter(each -> each.toString().endsWith(".jfr"))
                    .findFirst()
                    .orElseThrow();
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
                    .filter(event -> event.getStackTrace() != null)
                    .map(event -> event.getStackTrace().getFrames().get(0).getMethod())
                    .filter(top -> top.getName().equals(method))
                    .count();
        }
    }

    @Test
    void waitsAndPageFaultsAreThoseThatAreKnown() {
        BenchmarkRun run = run("known.Known.(monitorOfTwo|lockOfTwo|slowAnswer|newPages)", "-prof", "sonde");

        // Two threads take turns: each waits as long for the other as it has the lock, and where the machine is busy
        // for a processor, too, and they run alone while JMH waits for the other one to begin.
        assertEquals(0.5, run.score("monitorOfTwo", "sonde.lock.monitor") / run.nanos("monitorOfTwo"), 0.35);
        // Four milliseconds of the lock's; of the score itself a stall of this machine may be most.
        assertEquals(4e6, run.score("lockOfTwo", "sonde.lock.park"), 2.8e6);
        assertEquals(0.9, run.score("slowAnswer", "sonde.io") / run.nanos("slowAnswer"), 0.3);
        assertTrue(run.score("slowAnswer", "sonde.switches.voluntary") >= 1, run.output());
        // 16,384 pages; 32 where the kernel gives huge ones.
        assertTrue(run.score("newPages", "sonde.faults.minor") >= 32, run.output());
        assertTrue(run.score("newPages", "sonde.faults.minor") < 40_000, run.output());
    }

    @Test
    void groupsOfThreadsEveryModeAndTwoForksAreDividedByAllOperations() throws IOException {
        BenchmarkRun run = Benchmarks.run(
                folder,
                "known.Known.pair",
                "-bm",
                "thrpt,sample",
                "-wi",
                "1",
                "-w",
                "100ms",
                "-i",
                "2",
                "-r",
                "100ms",
                "-f",
                "2",
                "-prof",
                "sonde:top=3;flame=here");

        assertEquals(1016, run.score("pair", "sonde.alloc"), 20, run.output());
        assertEquals(2, run.forks("pair", "sonde.heap.live"));
        assertTrue(run.names("pair").stream()
                        .filter(name -> name.startsWith("sonde.method.cpu:"))
                        .count()
                <= 6);
        assertTrue(Files.exists(folder.resolve("here/known.Known.pair-Throughput.html")), run.output());
    }

    @Test
    void withoutForksAndInOneShotItTellsTheSame() {
        BenchmarkRun run = Benchmarks.run(
                folder,
                "known.Known.thousandBytes",
                "-bm",
                "ss",
                "-bs",
                "20000",
                "-wbs",
                "20000",
                "-wi",
                "2",
                "-i",
                "3",
                "-f",
                "0",
                "-prof",
                "dev.sonde.jmh.profiler.Sonde:flame=false;live=false");

        // An operation is a batch, as in JMH's own score.
        assertEquals(1016 * 20_000, run.score("thousandBytes", "sonde.alloc"), 20_000, run.output());
        assertFalse(run.has("thousandBytes", "sonde.heap.live"), run.output());
        assertFalse(Files.exists(folder.resolve("sonde-flames")));
    }

    @Test
    void aJvmWithoutJfrIsToldAndAllElseIsThere() {
        BenchmarkRun run = run(
                "known.Known.thousandBytes",
                "-prof",
                "sonde",
                "-jvmArgs",
                "--limit-modules=java.base,java.management,jdk.management,jdk.unsupported");

        assertTrue(run.output().contains("without the module jdk.jfr"), run.output());
        assertEquals(1016, run.score("thousandBytes", "sonde.alloc"), 10.16, run.output());
        assertTrue(run.names("thousandBytes").stream().noneMatch(name -> name.contains("method")), run.output());
        assertFalse(run.has("thousandBytes", "sonde.io"), run.output());
    }

    @Test
    void jmhListsItAndHelpAndRefusalsAreJmhsOwn() {
        assertTrue(Benchmarks.run(folder, "-lprof").output().contains("sonde: CPU, allocation, memory"));
        BenchmarkRun help = Benchmarks.run(folder, "known", "-prof", "sonde:help");
        assertTrue(help.output().contains("Options accepted by sonde:"), help.output());
        BenchmarkRun refused = Benchmarks.run(folder, "known", "-prof", "sonde:top=many");
        assertTrue(refused.output().contains("Option 'top' is a number from 0 to 1000, not 'many'"), refused.output());
        assertTrue(refused.output().contains("flame=<dir>"), refused.output());
        assertFalse(refused.output().contains("# Run complete"), refused.output());
    }

    private BenchmarkRun run(String pattern, String... more) {
        return Benchmarks.run(
                folder,
                Stream.of(Stream.of(pattern), Stream.of(SHORT), Stream.of(more))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }
}
