package dev.sonde.bill;

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
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The memory bill of programs that hold known amounts, against the kernel's figures at the same time. */
final class MemoryBillIT {

    private static final String BILL = "process_memory_bill_bytes";
    private static final String TRACKED = "-XX:NativeMemoryTracking=summary";
    private static final double MEGABYTE = 1 << 20;

    @BeforeEach
    void onlyOnLinux() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/smaps_rollup")), "no smaps_rollup");
    }

    @OnEveryJdk
    void everyPartIsWhatTheProgramHolds(Jdk jdk) throws IOException {
        try (ChildJvm child = holding(
                        program(jdk),
                        "heap=150",
                        "direct=200",
                        "mapped=64",
                        "threads=500",
                        "classes=1500",
                        "unsafe=100")
                .main("Holds")) {
            closedBill(child);
            // Classes still load when the first walk is made, the scrape's own among them.
            Scrape scrape = Await.value(
                    "a walk after the last class was loaded",
                    Duration.ofMinutes(2),
                    child::scrape,
                    each -> Math.abs(committedMetaspace(each) - part(each, "metaspace"))
                            <= 0.05 * committedMetaspace(each));
            // What was touched in between is garbage, and stays touched.
            double committedHeap = scrape.sum("jvm_memory_committed_bytes", "area", "heap");
            assertMegabytes(150, 1.02 * committedHeap / MEGABYTE, scrape, "heap");
            assertMegabytes(200, 202, scrape, "direct");
            assertMegabytes(64, 66, scrape, "mapped");
            assertMegabytes(500 * 0.008, 500 * 0.15, scrape, "stacks");
            assertTrue(committedMetaspace(scrape) > 10 * MEGABYTE, scrape::toString);
            // What the JVM itself takes from malloc is there too.
            assertMegabytes(100, 320, scrape, "native");
            assertFalse(scrape.has(BILL, "part", "gc"), "known by tracking only");
            assertEquals(
                    scrape.sum(BILL), scrape.value("process_memory_pss_bytes"), 0.15 * scrape.sum(BILL), "one walk");
            Health.assertSound(child, "WARNING: .*Unsafe.*", "WARNING: Please consider reporting this .*");
        }
    }

    @OnSomeJdks
    void whatTheJvmDoesNotKnowOfIsLeftWhereItTracksItsMemory(Jdk jdk) throws IOException {
        // The large compiler takes and gives back megabytes between the JVM's own account and the kernel's.
        ChildCommand quiet = program(jdk).jvm("-XX:TieredStopAtLevel=1").jvm(TRACKED);
        try (ChildJvm child =
                holding(quiet, "direct=100", "unsafe=120", "deflaters=400").main("Holds")) {
            Scrape scrape = closedBill(child);
            assertMegabytes(100, 102, scrape, "direct");
            assertMegabytes(115, 135, scrape, "unsafe");
            // zlib takes its memory behind the JVM's back, as a native library that leaks would.
            assertMegabytes(400 * 0.2, 400 * 0.3 + 40, scrape, "native");
            assertMegabytes(0.5, 20, scrape, "symbols");
            assertMegabytes(1, 100, scrape, "gc");
            Health.assertSound(child, "WARNING: .*Unsafe.*", "WARNING: Please consider reporting this .*");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8, UseG1GC",
        "8, UseParallelGC",
        "8, UseSerialGC",
        "11, UseShenandoahGC",
        "17, UseSerialGC",
        "17, UseParallelGC",
        "17, UseShenandoahGC",
        "17, UseG1GC -XX:-UseCompressedOops",
        "25, UseG1GC",
        "25, UseSerialGC",
        "25, UseParallelGC",
        "25, UseZGC"
    })
    void aHeapThatWasTouchedWholeIsWholeAndItsLiveSetIsKnownOnceAllOfItWasCollected(int version, String collector)
            throws IOException {
        Jdk jdk = Jdks.of(version);
        try (ChildJvm child = holding(
                        program(jdk)
                                .jvm("-XX:+UnlockExperimentalVMOptions", "-Xms384m", "-XX:+AlwaysPreTouch")
                                .jvm(("-XX:+" + collector).split(" ")),
                        "heap=100",
                        "direct=50",
                        "collections=2")
                .main("Holds")) {
            assumeTrue(child.isAlive() && !child.err().toString().contains("not supported"), "no such collector");
            Scrape scrape = closedBill(child);
            assertMegabytes(384, 386, scrape, "heap");
            assertMegabytes(50, 52, scrape, "direct");
            double live = scrape.value("process_heap_live_bytes") / MEGABYTE;
            assertTrue(live >= 100 && live < 200, "live " + live);
        }
    }

    @ParameterizedTest
    @CsvSource({"11", "17", "21"})
    void zgcsViewsOfTheHeapAreItAndNotMappedFiles(int version) throws IOException {
        try (ChildJvm child = holding(
                        program(Jdks.of(version)).jvm("-XX:+UnlockExperimentalVMOptions", "-XX:+UseZGC"),
                        "heap=100",
                        "mapped=20")
                .main("Holds")) {
            Scrape scrape = closedBill(child);
            assertMegabytes(100, 450, scrape, "heap");
            assertMegabytes(20, 22, scrape, "mapped");
        }
    }

    /**
     * The bill of the first walk, which begins with the first scrape; so it is of a moment between what the kernel says
     * before that and after it.
     */
    private static Scrape closedBill(ChildJvm child) throws IOException {
        child.awaitLine("holding");
        child.sondePort();
        double before = residentBytes(child.pid());
        Scrape scrape =
                Await.value("the bill", Duration.ofSeconds(30), child::scrape, each -> each.has(BILL, "part", "heap"));
        double after = residentBytes(child.pid());
        double sum = scrape.sum(BILL);
        assertTrue(
                0.98 * before <= sum && sum <= 1.02 * after,
                () -> "the parts add up to " + sum + ", and resident are " + before + " to " + after);
        assertTrue(part(scrape, "other") < 0.05 * sum, scrape::toString);
        assertMegabytes(1, 60, scrape, "libraries");
        assertMegabytes(0.5, 60, scrape, "code");
        return scrape;
    }

    private static double residentBytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                .filter(line -> line.startsWith("Rss:"))
                .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D+", "")))
                .sum();
    }

    private static double committedMetaspace(Scrape scrape) {
        return scrape.value("jvm_memory_committed_bytes", "id", "Metaspace");
    }

    private static void assertMegabytes(double least, double most, Scrape scrape, String part) {
        double megabytes = part(scrape, part) / MEGABYTE;
        assertTrue(
                least <= megabytes && megabytes <= most,
                () -> part + " is " + megabytes + " MB, of " + least + " to " + most + "; " + scrape.samples(BILL));
    }

    private static double part(Scrape scrape, String part) {
        return scrape.value(BILL, "part", part);
    }

    private static ChildCommand program(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "memory")
                .asDeployedOn(jdk)
                .agent("port=0")
                .jvm("-Xmx384m");
    }

    private static ChildCommand holding(ChildCommand program, String... amounts) {
        return program.arguments(amounts);
    }
}
