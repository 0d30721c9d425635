package dev.sonde.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.metrics.CgroupMetrics;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.MetricKind;
import dev.sonde.metrics.Naming;
import dev.sonde.testing.Hierarchy;
import dev.sonde.testing.Scrape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CgroupMetersTest {
    private static final double MEM_TOTAL = 16329132.0 * 1024;
    private static final double MEM_AVAILABLE = 9863524.0 * 1024;

    @TempDir
    private Path folder;

    private final Meters meters = new Meters("test", Naming.MICROMETER);

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void everyMetricOfTheTableIsThereInALimitedContainer() throws IllegalAccessException {
        bind("v2-docker");
        Scrape scrape = scrape();
        for (var field : CgroupMetrics.class.getFields()) {
            Metric metric = (Metric) field.get(null);
            assertTrue(scrape.has(metric.name(Naming.MICROMETER)), metric.toString());
        }
        assertEquals(1, scrape.value("cgroup_info", "version", "v2"));
        assertEquals(158.97226, scrape.value("cgroup_cpu_seconds_total"), 1e-9);
        assertEquals(1.5, scrape.value("cgroup_cpu_limit_cores"));
        assertEquals(5000, scrape.value("cgroup_cpu_periods_total"));
        assertEquals(321, scrape.value("cgroup_cpu_throttled_periods_total"));
        assertEquals(46.5, scrape.value("cgroup_cpu_throttled_seconds_total"));
        assertEquals(2521530880.0, scrape.value("cgroup_memory_usage_bytes"));
        assertEquals(2332922368.0, scrape.value("cgroup_memory_working_set_bytes"));
        assertEquals(3221225472.0, scrape.value("cgroup_memory_limit_bytes"));
        assertEquals(4096, scrape.value("cgroup_memory_swap_bytes"));
        assertEquals(1073741824, scrape.value("cgroup_memory_swap_limit_bytes"));
        assertEquals(2, scrape.value("cgroup_oom_kills_total"));
        assertEquals(57, scrape.value("cgroup_pids"));
        assertEquals(512, scrape.value("cgroup_pids_limit"));
        assertEquals(98304, scrape.value("cgroup_io_read_bytes_total"));
        assertEquals(12288, scrape.value("cgroup_io_written_bytes_total"));
    }

    @Test
    void pressureSaysWhoseItIs() {
        bind("v2-docker");
        String name = "cgroup_pressure_seconds_total";
        assertEquals(6, scrape().samples(name, "scope", "cgroup").size());
        assertEquals(0.25, scrape().value(name, "resource", "cpu", "kind", "full"));
        assertEquals(1.500001, scrape().value(name, "resource", "memory", "kind", "some"));
    }

    @Test
    void pressureOfTheMachineHasNoFullStallOfItsCpu() {
        bind("v1-docker");
        String name = "cgroup_pressure_seconds_total";
        assertEquals(5, scrape().samples(name, "scope", "machine").size());
        assertEquals(7.1, scrape().value(name, "resource", "cpu"));
        assertEquals(12.735303, scrape().value(name, "resource", "memory", "kind", "full"), 1e-9);
    }

    @Test
    void inALimitedCgroupTheProcessHasWhatTheLimitLeaves() {
        bind("v2-docker");
        assertEquals(3221225472.0, scrape().value("process_memory_limit_bytes"));
        assertEquals(3221225472.0 - 2332922368.0, scrape().value("process_memory_headroom_bytes"));
    }

    @Test
    void withoutALimitTheProcessHasWhatTheMachineHas() {
        bind("v1-unlimited");
        Scrape scrape = scrape();
        assertFalse(scrape.has("cgroup_memory_limit_bytes"));
        assertFalse(scrape.has("cgroup_cpu_limit_cores"));
        assertFalse(scrape.has("cgroup_pids_limit"));
        assertFalse(scrape.has("cgroup_memory_swap_limit_bytes"));
        assertEquals(MEM_TOTAL, scrape.value("process_memory_limit_bytes"));
        assertEquals(MEM_AVAILABLE, scrape.value("process_memory_headroom_bytes"));
    }

    @Test
    void aMachineWithLessThanTheLimitLeavesWhatItHas() {
        Hierarchy hierarchy = bind("v2-docker");
        hierarchy.write("proc/meminfo", "MemTotal: 2000000 kB\nMemAvailable: 1000 kB\n");
        assertEquals(2000000 * 1024.0, scrape().value("process_memory_limit_bytes"));
        assertEquals(1000 * 1024, scrape().value("process_memory_headroom_bytes"));
    }

    @Test
    void storageAndNetworkOfTheProcessAreThereWithoutLoopback() {
        bind("v2-docker");
        assertEquals(1024, scrape().value("process_io_read_bytes_total"));
        assertEquals(2048, scrape().value("process_io_written_bytes_total"));
        assertEquals(874355883, scrape().value("process_network_received_bytes_total"));
        assertEquals(563352563, scrape().value("process_network_transmitted_bytes_total"));
    }

    @Test
    void whereThereAreNoCgroupsOnlyTheMachineTells() {
        bind("none");
        assertEquals(
                List.of("process_memory_headroom_bytes", "process_memory_limit_bytes"), List.copyOf(scrape().names()));
        assertEquals(MEM_AVAILABLE, scrape().value("process_memory_headroom_bytes"));
    }

    @Test
    void onAnotherSystemThereIsNothing() {
        new CgroupMeters(folder + "/proc").bindTo(meters);
        assertEquals(List.of(), scrape().samples());
    }

    @Test
    void noCounterOfThisMachineGoesBack() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        CgroupMeters.bind(meters);
        Scrape before = scrape();
        Scrape after = scrape();
        for (Metric metric : Metric.all()) {
            String name = metric.name(Naming.MICROMETER);
            if (metric.kind == MetricKind.COUNTER && before.has(name)) {
                assertTrue(after.sum(name) >= before.sum(name), name);
            }
        }
        assertTrue(after.has("process_memory_headroom_bytes"), after::toString);
    }

    private Hierarchy bind(String name) {
        Hierarchy hierarchy = Hierarchy.unpack(name, folder);
        new CgroupMeters(hierarchy.proc()).bindTo(meters);
        return hierarchy;
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
}
