package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.base.Version;
import dev.sonde.linux.LinuxProcess;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.OnSomeJdks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The built jar's {@code list}, beside JVMs that are there. */
@Execution(ExecutionMode.CONCURRENT)
final class ListIT {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(40);

    @OnSomeJdks
    void jvmsAreListedWithTheirJavaAndTheirAgent(Jdk jdk) {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        FixtureProgram program = FixtureProgram.of(Fixture.JDK, "life");
        try (ChildJvm plain = program.on(jdk).main("Idle");
                ChildJvm with = program.on(jdk).agent("port=0").main("Idle")) {
            plain.awaitLine("main is up");
            with.sondePort();
            List<Map<String, Object>> rows = rows(Cli.run(jdk, "list", "--json"));
            Map<String, Object> first = row(rows, plain.pid());
            assertEquals("Idle", first.get("name"));
            // Some packages of Java 8 leave the release file out.
            String version = jdk.version() == 8 ? "(1\\.8\\b.*)?" : jdk.version() + "\\b.*";
            assertTrue(Pattern.matches(version, (String) first.get("java")), first::toString);
            assertEquals(System.getProperty("user.name"), first.get("user"));
            assertNull(first.get("agent"));
            Map<String, Object> second = row(rows, with.pid());
            assertEquals(Version.read(), second.get("agent"));
            assertEquals("http://127.0.0.1:" + with.sondePort() + "/metrics", second.get("url"));
            assertNull(first.get("url"));
            Cli table = Cli.run(jdk, "list");
            assertEquals("PID", table.out().get(0).split(" ")[0]);
            assertTrue(table.out().stream().anyMatch(line -> line.startsWith(plain.pid() + " ")), table::toString);
            assertTrue(
                    table.out().stream().anyMatch(line -> line.endsWith(":" + with.sondePort() + "/metrics")),
                    table::toString);
            assertEquals(List.of(), table.err());
        }
    }

    @OnSomeJdks
    void oneThatIsStoppedIsListedWithoutItsUrlWithinSeconds(Jdk jdk) throws Exception {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        FixtureProgram program = FixtureProgram.of(Fixture.JDK, "life");
        try (ChildJvm child = program.on(jdk).agent("port=0").main("Idle")) {
            child.sondePort();
            // Once it was asked it has a socket, on which a stopped one says nothing.
            assertEquals(
                    "http://127.0.0.1:" + child.sondePort() + "/metrics",
                    listed(jdk, child).get("url"));
            signal("STOP", child);
            try {
                long startNanos = System.nanoTime();
                Map<String, Object> row = listed(jdk, child);
                assertTrue(System.nanoTime() - startNanos < MOST_NANOS, row::toString);
                assertEquals(Version.read(), row.get("agent"));
                assertNull(row.get("url"));
            } finally {
                signal("CONT", child);
            }
            assertEquals(
                    "http://127.0.0.1:" + child.sondePort() + "/metrics",
                    listed(jdk, child).get("url"));
        }
    }

    private static void signal(String name, ChildJvm child) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, child.pid() + "").start().waitFor());
    }

    private static Map<String, Object> listed(Jdk jdk, ChildJvm child) {
        return row(rows(Cli.run(jdk, "list", "--json")), child.pid());
    }

    private static List<Map<String, Object>> rows(Cli list) {
        assertEquals(0, list.exitCode(), list::toString);
        return ((List<?>) JsonText.parse(list.out().get(0)))
                .stream().map(JsonText::object).toList();
    }

    private static Map<String, Object> row(List<Map<String, Object>> rows, long pid) {
        return rows.stream()
                .filter(row -> ((Number) row.get("pid")).longValue() == pid)
                .findFirst()
                .orElseThrow(() -> new AssertionError(pid + " in " + rows));
    }
}
