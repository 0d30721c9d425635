package dev.sonde.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.linux.LinuxProcess;
import dev.sonde.linux.MemoryWalk;
import dev.sonde.linux.Reading;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.testing.Await;
import dev.sonde.testing.Scrape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProcessMetersTest {

    private static final double TICKS_PER_SECOND = 100;
    private static final double BURNT_SECONDS = 0.3;

    private final Meters meters = new Meters("shop", Naming.MICROMETER);
    private final Failures failures = new Failures(new Log(System.err));
    private final MemoryWalk walk = new MemoryWalk(failures);

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void allNineNamesOfPrometheusAreThereOnLinux() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        bind();
        assertTrue(
                scrape().names()
                        .containsAll(Set.of(
                                "process_cpu_seconds_total",
                                "process_open_fds",
                                "process_max_fds",
                                "process_virtual_memory_bytes",
                                "process_virtual_memory_max_bytes",
                                "process_resident_memory_bytes",
                                "process_heap_bytes",
                                "process_start_time_seconds",
                                "process_threads")),
                scrape()::toString);
    }

    @Test
    void eachIsThereOnceBesideTheJvmsMetrics() {
        bind();
        meters.bindJvm();
        for (String name :
                List.of("process_start_time_seconds", "process_cpu_seconds_total", "process_uptime_seconds")) {
            assertEquals(1, scrape().samples(name).size(), name);
        }
    }

    @Test
    void whatTheSystemDoesNotTellIsLeftOutAndTheRestIsThere() {
        new ProcessMeters(() -> Reading.UNKNOWN, walk).bindTo(meters);
        ProcessMeters.bindCpu(meters);
        Scrape scrape = scrape();
        assertFalse(scrape.has("process_resident_memory_bytes"));
        assertFalse(scrape.has("process_open_fds"));
        assertTrue(scrape.has("process_cpu_seconds_total"));
        assertTrue(scrape.has("process_heap_bytes"));
        assertTrue(scrape.has("process_start_time_seconds"));
    }

    @Test
    void cpuSecondsAreThoseThatTheSystemCounts() throws IOException {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        bind();
        double before = scrape().value("process_cpu_seconds_total");
        burn();
        double after = scrape().value("process_cpu_seconds_total");
        assertTrue(after - before >= BURNT_SECONDS - 1 / TICKS_PER_SECOND, before + " to " + after);
        double low = systemsCpuSeconds();
        double ours = scrape().value("process_cpu_seconds_total");
        double high = systemsCpuSeconds();
        assertTrue(low - 0.02 <= ours && ours <= high + 0.02, low + " <= " + ours + " <= " + high);
    }

    @Test
    void theStartIsThatOfTheProcessWithinTheSecondThatTheSystemKnowsItBy() throws IOException {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        bind();
        double bootSeconds = Files.readAllLines(Path.of("/proc/stat")).stream()
                .filter(line -> line.startsWith("btime "))
                .mapToDouble(line -> Double.parseDouble(line.substring("btime ".length())))
                .sum();
        double start = bootSeconds + Double.parseDouble(statFields()[19]) / TICKS_PER_SECOND;
        assertEquals(start, scrape().value("process_start_time_seconds"), 2);
    }

    @Test
    void proportionalMemoryComesLaterThanTheRestAndIsNoMoreThanTheResidentSize() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/smaps_rollup")), "no smaps_rollup");
        bind();
        Scrape scrape = Await.value(
                "process_memory_pss_bytes",
                Duration.ofSeconds(10),
                this::scrape,
                each -> each.has("process_memory_pss_bytes"));
        double pss = scrape.value("process_memory_pss_bytes");
        assertTrue(pss > 1_000_000 && pss < scrape.value("process_memory_rss_bytes") * 1.1, scrape::toString);
        assertEquals(0, scrape.value("process_memory_swappss_bytes"), scrape.value("process_memory_swap_bytes") + 1);
    }

    private void bind() {
        ProcessMeters.bind(meters, walk, failures);
        ProcessMeters.bindCpu(meters);
    }

    private Scrape scrape() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Exposition(meters).write(null, List.of(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Scrape.parse(out.toString(StandardCharsets.UTF_8));
    }

    /** Fields of /proc/self/stat from the third on: those behind the command, which may hold blanks. */
    private static String[] statFields() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static double systemsCpuSeconds() throws IOException {
        String[] fields = statFields();
        return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_PER_SECOND;
    }

    private static void burn() {
        var threads = ManagementFactory.getThreadMXBean();
        long endNanos = threads.getCurrentThreadCpuTime() + (long) (BURNT_SECONDS * 1e9);
        long spins = 0;
        while (threads.getCurrentThreadCpuTime() < endNanos) {
            spins++;
        }
        assertTrue(spins > 0);
    }
}
