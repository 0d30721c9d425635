package dev.sonde.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.linux.LinuxProcess;
import dev.sonde.linux.Reading;
import dev.sonde.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxProcessTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void onlyOnLinux() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
    }

    @Test
    void aProcessThatDoesNothingIsReadExactlyAsPsReadsIt() throws IOException, InterruptedException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            String proc = "/proc/" + sleeper.pid();
            Await.until(
                    "asleep",
                    Duration.ofSeconds(10),
                    () -> Files.readString(Path.of(proc, "comm")).equals("sleep\n"));
            double[] ps = ps(sleeper.pid());
            Reading reading = new LinuxProcess(proc).get();
            assertArrayEquals(
                    ps, new double[] {reading.residentBytes / 1024, reading.virtualBytes / 1024, reading.threads});
            assertEquals(entries(Path.of(proc, "fd")), reading.openFds);
            assertEquals(0, reading.swapBytes);
        } finally {
            sleeper.destroyForcibly().waitFor();
        }
    }

    @Test
    void thisProcessIsReadAsPsReadsItWithinWhatItDoesMeanwhile() throws IOException, InterruptedException {
        double[] ps = ps(ProcessHandle.current().pid());
        Reading reading = new LinuxProcess().get();
        assertEquals(ps[0], reading.residentBytes / 1024, ps[0] * 0.1);
        assertEquals(ps[1], reading.virtualBytes / 1024, ps[1] * 0.1);
        assertEquals(ps[2], reading.threads, 5);
        assertEquals(shellLimit("-n"), reading.maxFds, "the JVM raises its soft limit to the hard one");
    }

    @Test
    void oshiSaysTheSameWithinATenth() {
        Failures failures = new Failures(new Log(System.err));
        Supplier<Reading> oshi = new OshiProcess(failures);
        Reading slow = Await.value("OSHI", Duration.ofSeconds(60), oshi::get, reading -> reading.residentBytes > 0);
        Reading quick = new LinuxProcess().get();
        assertEquals(quick.residentBytes, slow.residentBytes, quick.residentBytes * 0.1);
        assertEquals(quick.virtualBytes, slow.virtualBytes, quick.virtualBytes * 0.1);
        assertEquals(quick.threads, slow.threads, 5);
        assertEquals(quick.openFds, slow.openFds, 5);
        assertEquals(quick.maxFds, slow.maxFds);
        assertEquals(Map.of(), failures.counts());
    }

    @Test
    void aLimitIsItsSoftValueAndNoLimitTheKernelsNumberForIt() throws IOException {
        limits("Max address space         8589934592           unlimited            bytes     ");
        assertEquals(8589934592.0, new LinuxProcess(folder.toString()).get().virtualMaxBytes);
        limits("Max address space         unlimited            unlimited            bytes     ");
        assertEquals(Math.pow(2, 64), new LinuxProcess(folder.toString()).get().virtualMaxBytes);
    }

    @Test
    void whatCannotBeReadIsUnknown() {
        Reading reading = new LinuxProcess(folder.resolve("gone").toString()).get();
        for (double figure : new double[] {
            reading.residentBytes,
            reading.virtualBytes,
            reading.virtualMaxBytes,
            reading.swapBytes,
            reading.openFds,
            reading.maxFds,
            reading.threads
        }) {
            assertTrue(Double.isNaN(figure));
        }
    }

    private void limits(String line) throws IOException {
        Files.writeString(folder.resolve("limits"), "Limit Soft Limit Hard Limit Units\n" + line + "\n");
    }

    /** Resident and virtual size in kB, and threads. */
    private static double[] ps(long pid) throws IOException, InterruptedException {
        String line = output("ps", "-o", "rss=,vsz=,nlwp=", "-p", Long.toString(pid));
        return Stream.of(line.trim().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double shellLimit(String option) throws IOException, InterruptedException {
        return Double.parseDouble(output("sh", "-c", "ulimit -H " + option).trim());
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static double entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }
}
