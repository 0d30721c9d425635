package dev.sonde.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stalls of a known length, as the meter sees them from inside. */
final class HiccupMeterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double STOPPED_SECONDS = 0.5;
    /** The longest time between two ticks, and some for the signals. */
    private static final double TICK_SECONDS = 0.05;

    @OnSomeJdks
    void aStoppedProcessDelaysAllThatWouldHaveArrivedMeanwhile(Jdk jdk) throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "no /proc");
        try (ChildJvm child = program(jdk).main("Holds")) {
            awaitTicks(child);
            Scrape before = child.scrape();
            double stoppedSeconds = stop(child.pid());
            Scrape after = Await.value(
                    "the stall",
                    PATIENCE,
                    child::scrape,
                    scrape -> scrape.value("jvm_hiccups_seconds_max") >= STOPPED_SECONDS - TICK_SECONDS);
            double delayed = above(after, "0.25") - above(before, "0.25");
            double least = 1000 * (STOPPED_SECONDS - 0.25 - TICK_SECONDS);
            assertTrue(delayed >= least, delayed + " arrivals were delayed by a quarter of a second or more");
            assertTrue(delayed <= 1000 * (stoppedSeconds + 0.5), delayed + " of " + stoppedSeconds);
            assertTrue(after.value("jvm_hiccups_tick_seconds") < TICK_SECONDS, after::toString);
            Health.assertSound(child);
        }
    }

    @Test
    void aLongCollectionIsSeenAsItIs() {
        try (ChildJvm child = program(Jdks.running())
                .jvm("-XX:+UseSerialGC", "-Xmx600m")
                .arguments("objects=300")
                .main("Holds")) {
            awaitTicks(child);
            child.send("g");
            child.awaitLine("collected");
            Scrape scrape = Await.value(
                    "the collection",
                    PATIENCE,
                    child::scrape,
                    each -> each.sumOrZero("jvm_gc_pause_seconds_count", "cause", "System.gc()") > 0);
            double pause = scrape.value("jvm_gc_pause_seconds_max", "cause", "System.gc()");
            double hiccup = scrape.value("jvm_hiccups_seconds_max");
            assertTrue(pause > 0.1, "the collection took " + pause);
            assertTrue(hiccup >= pause - TICK_SECONDS, hiccup + " of " + pause);
        }
    }

    @Test
    void arrivalsAreAsManyAsMilliseconds() {
        try (ChildJvm child = program(Jdks.running()).main("Holds")) {
            awaitTicks(child);
            long startNanos = System.nanoTime();
            double before = child.scrape().value("jvm_hiccups_seconds_count");
            Scrape after = Await.value(
                    "ticks", PATIENCE, child::scrape, scrape -> System.nanoTime() - startNanos > 2_000_000_000L);
            double arrivals = after.value("jvm_hiccups_seconds_count") - before;
            double millis = (System.nanoTime() - startNanos) / 1e6;
            assertEquals(millis, arrivals, 0.2 * millis);
        }
    }

    @Test
    void itIsOffWhereItIsNotWanted() {
        try (ChildJvm child = ChildJvm.on(Jdks.running())
                .classPath(FixtureProgram.of(Fixture.JDK, "memory").classPath())
                .agent("port=0,hiccups=false")
                .main("Holds")) {
            assertFalse(child.scrape().has("jvm_hiccups_seconds_count"));
        }
    }

    private static ChildCommand program(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "memory").asDeployedOn(jdk).agent("port=0,jfr=false");
    }

    private static void awaitTicks(ChildJvm child) {
        child.awaitLine("holding");
        Await.until("ticks", PATIENCE, () -> child.scrape().value("jvm_hiccups_seconds_count") > 0);
    }

    private static double above(Scrape scrape, String bound) {
        return scrape.value("jvm_hiccups_seconds_count") - scrape.value("jvm_hiccups_seconds_bucket", "le", bound);
    }

    /** For half a second or longer; returns how long. */
    private static double stop(long pid) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        signal("STOP", pid);
        // A thread that waits for a processor stops when it gets one.
        Await.until("the stop of all threads", PATIENCE, () -> areStopped(pid));
        long stoppedNanos = System.nanoTime();
        Await.until("half a second", PATIENCE, () -> System.nanoTime() - stoppedNanos >= STOPPED_SECONDS * 1e9);
        signal("CONT", pid);
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private static boolean areStopped(long pid) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return tasks.allMatch(HiccupMeterIT::isStopped);
        }
    }

    private static boolean isStopped(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException ended) {
            return true;
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor());
    }
}
