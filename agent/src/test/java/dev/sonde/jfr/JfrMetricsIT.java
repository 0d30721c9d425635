package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Promtool;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Each event's metrics against what a program makes happen: one JVM of each JDK does it all. */
final class JfrMetricsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final double HEAP_BYTES = 64 << 20;
    private static final String EVENTS = "sonde_jfr_events_total";
    private static final String[] STATISTICS = {"event", "jdk.ExceptionStatistics"};

    @TempDir
    private Path folder;

    private final Map<String, Double> said = new LinkedHashMap<>();
    private final Map<String, Double> tookSeconds = new LinkedHashMap<>();
    private Scrape before;
    private Scrape after;

    @OnSomeJdks
    void everyEventTellsWhatHappened(Jdk jdk) throws IOException, InterruptedException {
        try (ChildJvm child = program(jdk).arguments(pipe().toString()).main("Happens")) {
            child.awaitLine("ready");
            before = Await.value("events", PATIENCE, child::scrape, scrape -> scrape.has("jvm_exceptions_total"));
            for (String what : happenings(jdk)) {
                happen(child, what);
            }
            after = allOfIt(child);
            List<Executable> checks = new ArrayList<>(checksOfAllJdks());
            checks.addAll(checksWhereThereIsOne(jdk));
            checks.add(jdk.version() >= 17 ? this::filesAreTold : this::filesAreLeftOut);
            checks.addAll(jdk.version() >= 21 ? checksFrom21(child, jdk) : List.of());
            checks.add(() -> Promtool.assertOnlyKnownComplaints(after.text()));
            Assertions.assertAll(checks);
            Health.assertSound(child);
        }
    }

    private static ChildCommand program(Jdk jdk) {
        ChildCommand command = FixtureProgram.of(Fixture.JDK, "events")
                .asDeployedOn(jdk)
                .agent("port=0,budget=100")
                .property("jdk.lang.Process.launchMechanism", "FORK")
                .jvm("-Xms64m", "-Xmx64m", "-XX:MaxDirectMemorySize=48m", "-XX:NativeMemoryTracking=summary");
        return jdk.version() >= 21 ? command.jvm("--add-opens=java.base/java.lang=ALL-UNNAMED") : command;
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        return pipe;
    }

    private static List<String> happenings(Jdk jdk) {
        List<String> all = new ArrayList<>(List.of(
                "busy", "collect", "monitor", "lock", "latch", "socket", "file", "tls", "deoptimize", "finalize"));
        all.addAll(jdk.version() >= 21 ? List.of("process", "pin", "exceptions") : List.of("process", "exceptions"));
        return all;
    }

    private void happen(ChildJvm child, String what) {
        child.send(what);
        MatchResult done = child.awaitLine("done " + what + " ([0-9.]+) in ([0-9.E-]+)");
        said.put(what, Double.parseDouble(done.group(1)));
        tookSeconds.put(what, Double.parseDouble(done.group(2)));
    }

    private Scrape allOfIt(ChildJvm child) {
        Scrape scrape = Await.value("all of it", PATIENCE, child::scrape, this::hasAll);
        // Events come in no order, and a scrape does not wait for the last of a chunk or flush: the next one tells.
        double told = scrape.value(EVENTS, STATISTICS);
        return Await.value("the next ones", PATIENCE, child::scrape, each -> each.value(EVENTS, STATISTICS) > told);
    }

    /** What is told of every ten seconds comes last. */
    private boolean hasAll(Scrape scrape) {
        return scrape.value("jvm_exceptions_total") >= before.value("jvm_exceptions_total") + said.get("exceptions")
                && (!scrape.has("jvm_finalizers_run_total") || scrape.value("jvm_finalizers_run_total") >= 500);
    }

    private List<Executable> checksOfAllJdks() {
        return List.of(
                this::collectionsAreThoseOfTheBeans,
                this::pausesAreSafepoints,
                () -> atLeast(100 << 20, "jvm_gc_reclaimed_bytes_total"),
                () -> assertTrue(heap("after") <= heap("before") && heap("before") <= HEAP_BYTES, "heap"),
                () -> lasted("monitor", 0.2, "jvm_monitor_enter_seconds"),
                () -> lasted("lock", 0.2, "jvm_thread_park_seconds", "blocker", "lock"),
                () -> lasted("latch", 0.1, "jvm_thread_park_seconds", "blocker", "latch"),
                () -> atLeast(said.get("socket"), "jvm_socket_read_bytes_total"),
                () -> atLeast(0.1, "jvm_socket_read_seconds_sum"),
                // Others throw, too: 3,124 more were seen once, on Java 8.
                () -> assertEquals(said.get("exceptions"), more("jvm_exceptions_total"), 5000),
                // Of a thread that never rests, on a machine that others may have the most of.
                () -> within(0.005, 1, after.value("jvm_cpu_load_ratio", "mode", "user")),
                () -> within(0.005, 1, after.value("jvm_machine_cpu_load_ratio")),
                () -> within(1, 1e7, after.value("jvm_machine_context_switches_per_second")),
                () -> within(500, 1e6, after.value("jvm_jit_compilations_total", "kind", "standard")),
                () -> within(100, 1e6, after.sum("jvm_code_cache_blobs", "kind", "method")),
                () -> assertEquals(0, after.sum("jvm_code_cache_full_total")),
                () -> assertTrue(after.has("jvm_class_load_seconds_count"), "class loads"),
                () -> assertTrue(after.has("sonde_jfr_event_info", "event", "jdk.CPULoad", "state", "on"), "info"));
    }

    private void filesAreTold() {
        atLeast(said.get("file"), "jvm_file_read_bytes_total");
        atLeast(0.1, "jvm_file_read_seconds_sum");
    }

    /** There JFR gives all reads of a thread the duration of its first. */
    private void filesAreLeftOut() {
        for (String metric : List.of("jvm_file_read_seconds_count", "jvm_file_write_seconds_count")) {
            assertFalse(after.has(metric), metric);
        }
        assertTrue(after.has("sonde_jfr_event_info", "event", "jdk.FileRead", "state", "missing"), "info");
    }

    private List<Executable> checksWhereThereIsOne(Jdk jdk) {
        return List.of(
                where(
                        "jdk.TLSHandshake",
                        jdk,
                        () -> assertEquals(said.get("tls"), more("jvm_tls_handshakes_total", "protocol", "TLSv1.2"))),
                where("jdk.Deoptimization", jdk, () -> atLeast(1, "jvm_deoptimizations_total")),
                where(
                        "jdk.ClassRedefinition",
                        jdk,
                        () -> assertTrue(after.has("jvm_class_redefinitions_total"), "redefined")),
                where("jdk.ProcessStart", jdk, () -> atLeast(said.get("process"), "jvm_processes_started_total")),
                where(
                        "jdk.DirectBufferStatistics",
                        jdk,
                        () -> assertEquals(48 << 20, after.value("jvm_buffer_direct_max_bytes"))));
    }

    /** A check of what an event tells, which older JDKs may not have; 17 and newer have them all. */
    private Executable where(String event, Jdk jdk, Executable check) {
        return () -> {
            boolean isThere = after.has("sonde_jfr_event_info", "event", event, "state", "on");
            assertTrue(isThere || jdk.version() < 17, event);
            if (isThere) {
                check.execute();
            }
        };
    }

    private List<Executable> checksFrom21(ChildJvm child, Jdk jdk) {
        String reason = jdk.version() >= 24 ? "class initializer" : "unknown";
        return List.of(
                () -> lasted("pin", 1, "jvm_virtual_thread_pinned_seconds", "reason", reason),
                () -> assertEquals(500, after.value("jvm_finalizers_run_total"), 50),
                () -> assertEquals(HEAP_BYTES, after.value("jvm_native_memory_committed_bytes", "type", "Java Heap")),
                () -> {
                    happen(child, "submit");
                    Await.until(
                            "refused threads",
                            PATIENCE,
                            () -> child.scrape().value("jvm_virtual_thread_submit_failures_total")
                                    == said.get("submit"));
                });
    }

    private void collectionsAreThoseOfTheBeans() {
        double count = more("jvm_gc_pause_seconds_count", "cause", "System.gc()");
        double seconds = more("jvm_gc_pause_seconds_sum", "cause", "System.gc()");
        assertTrue(count >= said.get("collect"), "collections: " + count);
        assertEquals(count, more("jvm_gc_collection_pause_seconds_count", "cause", "System.gc()"));
        assertEquals(seconds, more("jvm_gc_collection_pause_seconds_sum", "cause", "System.gc()"), 0.005 * count);
    }

    private void pausesAreSafepoints() {
        double paused = more("jvm_gc_collection_pause_seconds_sum");
        assertEquals(paused, more("jvm_gc_phase_pause_seconds_sum"), 0.1 * paused);
        double stood = more("jvm_safepoint_seconds_sum");
        assertTrue(stood >= paused, () -> "safepoints are longer than the pauses in them: " + stood + ", " + paused);
        assertTrue(more("jvm_safepoint_sync_seconds_sum") <= more("jvm_safepoint_seconds_sum"), "sync");
        atLeast(said.get("collect"), "jvm_safepoint_seconds_count");
        atLeast(paused, "jvm_vm_operation_seconds_total");
    }

    private double heap(String when) {
        return after.value("jvm_gc_heap_used_bytes", "when", when);
    }

    /** That a histogram's sum has risen by so much, and not by far more than what was done took. */
    private void lasted(String what, double seconds, String histogram, String... labels) {
        double more = more(histogram + "_sum", labels);
        // A pin begins after the wait has; and other threads of the JVM wait as well, the longer the busier the
        // machine.
        assertTrue(more >= 0.9 * seconds && more < 2 * tookSeconds.get(what) + 1, what + ": " + more);
    }

    private void atLeast(double least, String name) {
        within(least, Double.MAX_VALUE, more(name));
    }

    private static void within(double least, double most, double value) {
        assertTrue(value >= least && value <= most, () -> value + " is not within " + least + " and " + most);
    }

    private double more(String name, String... labels) {
        return after.sumOrZero(name, labels) - before.sumOrZero(name, labels);
    }
}
