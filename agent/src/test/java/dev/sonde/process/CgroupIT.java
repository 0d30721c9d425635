package dev.sonde.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.LiveCgroup;
import dev.sonde.testing.LiveCgroup.View;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The built agent in a cgroup with limits, beside what the kernel's own files say before and after. */
final class CgroupIT {
    private static final double MEGA = 1024 * 1024;

    @OnSomeJdks
    void everyFigureOfALimitedCgroupIsThatOfTheKernelsFiles(Jdk jdk) {
        try (LiveCgroup cgroup = LiveCgroup.make("sonde-it/outer/inner")) {
            cgroup.limitMemory("outer", 400 * MEGA);
            cgroup.limitMemory("inner", 600 * MEGA);
            cgroup.limitCpu("inner", 50_000, 100_000);
            cgroup.limitCpu("outer", 150_000, 100_000);
            cgroup.limitPids("outer", 300);
            try (ChildJvm child = burner(jdk, cgroup)) {
                String url = "http://127.0.0.1:"
                        + child.awaitLine("listening on (\\d+)").group(1);
                for (int i = 0; i < 100; i++) {
                    HttpCalls.get(url + "/burn");
                }
                // The first loads classes: tenths of a CPU second, in this cgroup, from its first reading to its last.
                child.scrape();
                double stalledBefore = cgroup.stalledSeconds();
                Scrape before = cgroup.figures();
                Scrape scrape = child.scrape();
                Scrape after = cgroup.figures();
                assertLimits(scrape);
                if (!Double.isNaN(stalledBefore)) {
                    double stalled = scrape.value(
                            "cgroup_pressure_seconds_total", "resource", "cpu", "kind", "some", "scope", "cgroup");
                    assertTrue(stalledBefore <= stalled && stalled <= cgroup.stalledSeconds(), scrape::toString);
                    assertTrue(stalled > 0, scrape::toString);
                }
                assertBetween(before, scrape, after);
                assertTrue(scrape.value("cgroup_cpu_seconds_total") >= 0.5, scrape::toString);
                assertEquals(scrape.value("cgroup_cpu_seconds_total"), scrape.value("process_cpu_seconds_total"), 0.15);
                assertEquals(
                        400 * MEGA - scrape.value("cgroup_memory_working_set_bytes"),
                        scrape.value("process_memory_headroom_bytes"),
                        MEGA);
                assertTrue(scrape.has("cgroup_info", "id", cgroup.path()), scrape::toString);
                Health.assertSound(child);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aContainerIsReadHoweverItSeesItsCgroup(View view) {
        try (LiveCgroup cgroup = LiveCgroup.make("sonde-it/outer/inner").seen(view)) {
            cgroup.limitMemory("outer", 400 * MEGA);
            cgroup.limitCpu("inner", 50_000, 100_000);
            cgroup.limitPids("inner", 300);
            try (ChildJvm child = burner(Jdks.running(), cgroup)) {
                child.awaitLine("listening on");
                Scrape before = cgroup.figures();
                Scrape scrape = child.scrape();
                assertBetween(before, scrape, cgroup.figures());
                assertLimits(scrape);
                assertTrue(scrape.has("cgroup_info", "id", view == View.BOUND ? cgroup.path() : "/"));
                // A JDK may fail to look at its own container, and then its system's figures alone are missing.
                for (String name :
                        List.of("process_cpu_seconds_total", "process_heap_bytes", "jvm_memory_used_bytes")) {
                    assertTrue(scrape.has(name), scrape::toString);
                }
                Health.assertNothingUnexpectedPrinted(child, "^\\[sonde\\] JVM metrics failed, ");
            }
        }
    }

    private static ChildJvm burner(Jdk jdk, LiveCgroup cgroup) {
        return FixtureProgram.of(Fixture.JDK, "burner")
                .on(jdk)
                .jvm("-Xmx64m")
                .within(cgroup)
                .agent("port=0,jfr=false,application=burner")
                .main("Burner");
    }

    private static void assertLimits(Scrape scrape) {
        assertEquals(400 * MEGA, scrape.value("cgroup_memory_limit_bytes"));
        assertEquals(400 * MEGA, scrape.value("process_memory_limit_bytes"));
        assertEquals(0.5, scrape.value("cgroup_cpu_limit_cores"));
        assertEquals(300, scrape.value("cgroup_pids_limit"));
        assertFalse(scrape.has("cgroup_memory_swap_limit_bytes"), scrape::toString);
    }

    /** What the kernel's files said just before and just after is below and above, or near, what the agent said. */
    private static void assertBetween(Scrape before, Scrape scrape, Scrape after) {
        for (String name : before.names()) {
            double low = Math.min(before.value(name), after.value(name));
            double high = Math.max(before.value(name), after.value(name));
            // Pages and threads come and go while the agent answers; counters do not.
            double slack = name.contains("memory") ? 2 * MEGA : name.equals("cgroup_pids") ? 3 : 1e-6;
            double ours = scrape.value(name);
            assertTrue(low - slack <= ours && ours <= high + slack, name + ": " + low + " " + ours + " " + high);
        }
        assertTrue(before.names().size() >= 8, before::toString);
    }
}
