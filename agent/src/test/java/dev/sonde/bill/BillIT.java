package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the bill closes, and that known work is on the right line, on real JVMs. */
final class BillIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double TICKS_PER_SECOND = 100;
    // Linux tells the CPU time of a whole process in steps of 10 ms for user and system each.
    private static final double STEPS_SECONDS = 0.04;

    @OnSomeJdks
    void aPoolPaysForWhatItsThreadsBurnAndAllocate(Jdk jdk) {
        try (ChildJvm child = workload(jdk)) {
            Bills before = settled(child);
            work(child, "pool worker 4 400 50");
            Bills after = settled(child);
            assertClosed(before, after);
            assertEquals(1.6, after.cpu("worker") - before.cpu("worker"), 0.16, after::toString);
            assertEquals(200 << 20, after.bytes("worker") - before.bytes("worker"), 4 << 20, after::toString);
            Health.assertSound(child);
        }
    }

    @OnSomeJdks
    void threadsThatAreGoneBeforeAnyoneLooksAreInTheSums(Jdk jdk) {
        try (ChildJvm child = workload(jdk)) {
            Bills before = settled(child);
            work(child, "short flash 300 5");
            Bills after = settled(child);
            assertClosed(before, after);
            assertEquals(1.5, after.cpu("flash") - before.cpu("flash"), 0.1, after::toString);
        }
    }

    @OnEveryJdk
    void collectorsAndCompilersAreOnTheirOwnLines(Jdk jdk) {
        try (ChildJvm child = workload(jdk)) {
            Bills before = settled(child);
            work(child, "collect 600");
            Bills between = settled(child);
            work(child, "compile 60");
            Bills after = settled(child);
            assertClosed(before, after);
            assertTrue(between.cpu("gc") - before.cpu("gc") > 0.1, () -> before + "\n" + between);
            assertTrue(after.cpu("jit") - between.cpu("jit") > 0.1, () -> between + "\n" + after);
            if (jdk.version() > 8) { // whose threads have no names of their own for the system
                assertEquals(systems(child, "G1 .*|GC Thread.*"), after.cpu("gc"), 0.05, after::toString);
                assertEquals(systems(child, "C[12] Compiler.*"), after.cpu("jit"), 0.2, after::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
    void everyCollectorIsOnTheLineOfTheCollections(String collector) {
        try (ChildJvm child = workload(Jdks.running(), collector, "-Dsonde.jfr=false")) {
            Bills before = settled(child);
            work(child, "collect 600");
            Bills after = settled(child);
            assertClosed(before, after);
            assertTrue(after.cpu("gc") - before.cpu("gc") > 0.1, () -> before + "\n" + after);
            assertTrue(after.cpu("jvm") - before.cpu("jvm") < 0.2, () -> before + "\n" + after);
        }
    }

    @OnEveryJdk
    void requestsPayForWhatTheirEndpointsCost(Jdk jdk) {
        try (ChildJvm child = workload(jdk)) {
            child.send("serve");
            int port = Integer.parseInt(child.awaitLine("port (\\d+)").group(1));
            Bills before = settled(child);
            for (int i = 0; i < 20; i++) {
                assertEquals(
                        204,
                        HttpCalls.get("http://127.0.0.1:" + port + "/burn?50").statusCode());
            }
            // An answer is at its client a moment before the request closes.
            Await.until(
                    "20 requests",
                    PATIENCE,
                    () -> child.scrape().sumOrZero("http_server_requests_seconds_count") == 20
                            && HttpCounts.active(child.scrape()) == 0);
            Bills after = settled(child);
            assertClosed(before, after);
            double requests = after.cpu("requests") - before.cpu("requests");
            assertEquals(1, requests, 0.06, after::toString);
            assertEquals(after.scrape.sum("http_server_requests_cpu_seconds_total"), requests, 0.001);
            assertEquals(
                    after.scrape.sum("http_server_requests_allocated_bytes_total"),
                    after.bytes("requests") - before.bytes("requests"),
                    1);
        }
    }

    @OnSomeJdks
    void theBillClosesWithFiveThousandThreads(Jdk jdk) {
        try (ChildJvm child = workload(jdk)) {
            work(child, "park 5000");
            Bills before = settled(child);
            work(child, "pool worker 10 300 1");
            Bills after = settled(child);
            assertClosed(before, after);
            boolean told = after.cpu("worker") > 0;
            double working = told ? after.cpu("worker") : after.cpu("other") - before.cpu("other");
            assertTrue(working >= 2.9 && working < 4, () -> before + "\n" + after);
            Health.assertSound(child);
        }
    }

    @Test
    void theAgentIsOnItsOwnLineAndItsThreadsAreCounted() {
        try (ChildJvm child = workload(Jdks.running())) {
            Bills before = settled(child);
            for (int i = 0; i < 50; i++) {
                child.scrape();
            }
            Bills after = settled(child);
            assertTrue(after.cpu("agent") > before.cpu("agent"), after::toString);
            assertTrue(after.bytes("agent") > before.bytes("agent"), after::toString);
            assertEquals(after.cpu("agent"), after.scrape.value("sonde_cpu_seconds_total"), 0.1);
            assertTrue(after.scrape.value("sonde_threads") >= 1, after::toString);
        }
    }

    @Test
    void withoutTheOptionThereIsNoBill() {
        try (ChildJvm child = program()
                .asDeployedOn(Jdks.running())
                .agent("port=0,bill=false")
                .main("Workload")) {
            assertTrue(child.scrape().samples("process_cpu_bill_seconds_total").isEmpty());
        }
    }

    private static ChildJvm workload(Jdk jdk, String... jvmOptions) {
        ChildJvm child = program()
                .asDeployedOn(jdk)
                .jvm(jvmOptions)
                .jvm("-Xmx256m")
                .agent("port=0")
                .main("Workload");
        child.sondePort();
        return child;
    }

    private static FixtureProgram program() {
        return FixtureProgram.of(Fixture.JDK, "bill");
    }

    private static void work(ChildJvm child, String command) {
        child.send(command);
        child.awaitLine("done " + command);
    }

    /** A scrape whose bill was drawn up after this method was called, and is no more than the system knows. */
    private static Bills settled(ChildJvm child) {
        double low = systems(child);
        Bills bills = Await.value("a bill", PATIENCE, () -> new Bills(child.scrape()), each -> each.total() >= low);
        double high = systems(child);
        assertTrue(bills.total() <= 1.01 * high + STEPS_SECONDS, () -> high + " < " + bills);
        return bills;
    }

    /** CPU seconds of the process, from the system. */
    private static double systems(ChildJvm child) {
        try {
            String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CPU seconds of the tasks of these names, from the system. */
    private static double systems(ChildJvm child, String names) {
        double nanos = 0;
        for (File task : new File("/proc/" + child.pid() + "/task").listFiles()) {
            try {
                if (Files.readString(task.toPath().resolve("comm")).trim().matches(names)) {
                    nanos += Double.parseDouble(
                            Files.readString(task.toPath().resolve("schedstat")).split(" ")[0]);
                }
            } catch (IOException ended) {
                // Its time is not told any more.
            }
        }
        return nanos / 1e9;
    }

    /** The parts are the whole in each scrape, and in between what grew is known but for a twentieth. */
    private static void assertClosed(Bills before, Bills after) {
        assertEquals(before.process(), before.total(), 1e-6, before::toString);
        assertEquals(after.process(), after.total(), 1e-6, after::toString);
        double process = after.process() - before.process();
        double unattributed = after.cpu("unattributed") - before.cpu("unattributed");
        assertTrue(unattributed <= 0.05 * process + STEPS_SECONDS, () -> before + "\n" + after);
    }

    /** The bill as one scrape told it. */
    private record Bills(Scrape scrape) {
        double cpu(String part) {
            return scrape.sumOrZero("process_cpu_bill_seconds_total", "part", part);
        }

        double bytes(String part) {
            return scrape.sumOrZero("process_allocation_bill_bytes_total", "part", part);
        }

        double total() {
            return scrape.sum("process_cpu_bill_seconds_total");
        }

        double process() {
            return scrape.value("process_cpu_seconds_total");
        }

        @Override
        public String toString() {
            Map<String, Double> parts = new TreeMap<>();
            scrape.samples("process_cpu_bill_seconds_total")
                    .forEach(sample -> parts.put(sample.labels().get("part"), sample.value()));
            return process() + " = " + parts;
        }
    }
}
