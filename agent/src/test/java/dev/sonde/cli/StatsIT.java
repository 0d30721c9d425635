package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.LiveCgroup;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The built jar's {@code stats} beside what the system says of the same processes. */
final class StatsIT {
    private static final double MEBI = 1024 * 1024;

    @OnSomeJdks
    void aJvmIsShownWithTheFiguresThatTheSystemHas(Jdk jdk) throws IOException {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        try (ChildJvm idle = FixtureProgram.of(Fixture.JDK, "life").on(jdk).main("Idle")) {
            idle.awaitLine("main is up");
            String[] row = row(jdk, idle.pid());
            assertEquals("Idle", row[0]);
            assertEquals("process", row[1]);
            Path proc = Path.of("/proc/" + idle.pid());
            assertEquals(number(proc, "status", "VmRSS:") * 1024, memoryBytes(row[2]), 3 * MEBI);
            assertEquals(number(Path.of("/proc"), "meminfo", "MemTotal:") * 1024, memoryBytes(row[3]), 8 * MEBI);
            assertEquals(number(proc, "status", "Threads:"), Double.parseDouble(row[4]), 3);
            assertTrue(Double.parseDouble(row[5].replace("%", "")) < 20, row[5]);
        }
    }

    @Test
    void aJvmInACgroupOfItsOwnIsShownWithTheFiguresOfTheCgroup() {
        try (LiveCgroup cgroup = LiveCgroup.make("sonde-it/outer/inner")) {
            cgroup.limitMemory("outer", 256 * MEBI);
            cgroup.limitCpu("inner", 30_000, 100_000);
            ChildJvm spinner = FixtureProgram.of(Fixture.JDK, "life")
                    .on(Jdks.running())
                    .within(cgroup)
                    .main("Spinning");
            try (spinner) {
                spinner.awaitLine("main is up");
                String[] row = row(Jdks.running(), spinner.pid());
                Scrape figures = cgroup.figures();
                assertEquals("Spinning", row[0]);
                assertEquals("cgroup", row[1]);
                assertEquals(figures.value("cgroup_memory_working_set_bytes"), memoryBytes(row[2]), 3 * MEBI);
                assertEquals(256 * MEBI, memoryBytes(row[3]));
                assertEquals(figures.value("cgroup_pids"), Double.parseDouble(row[4]), 3);
                // It would take two processors if it could.
                assertEquals(30, Double.parseDouble(row[5].replace("%", "")), 10, row[5]);
            }
        }
    }

    /** Name, source, memory and its limit, pids, CPU %. */
    private static String[] row(Jdk jdk, long pid) {
        String format = "{{.Name}}\\t{{.Source}}\\t{{.MemUsage}}\\t{{.PIDs}}\\t{{.CPUPerc}}";
        ChildJvm stats = ChildJvm.on(jdk)
                .arguments("stats", "" + pid, "--no-stream", "--interval", "2", "--format", format)
                .jar(SondeJar.path());
        try (stats) {
            assertEquals(0, stats.exitCode(), stats::toString);
            assertEquals(1, stats.out().size(), stats::toString);
            return stats.out().get(0).split("\t| / ");
        }
    }

    private static double memoryBytes(String text) {
        double factor = text.endsWith("GiB") ? 1024 * MEBI : text.endsWith("MiB") ? MEBI : Double.NaN;
        return factor * Double.parseDouble(text.substring(0, text.length() - "MiB".length()));
    }

    private static double number(Path folder, String file, String key) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .filter(line -> line.startsWith(key))
                .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]))
                .sum();
    }
}
