package dev.sonde.jmh.gate.store;

import static dev.sonde.jmh.gate.testing.JmhFile.metric;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.jmh.gate.results.JmhJson;
import dev.sonde.jmh.gate.results.Results;
import dev.sonde.jmh.gate.testing.JmhFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private Store store;
    private Path one;
    private Path two;

    @BeforeEach
    void results() {
        store = new Store(folder.resolve("baselines"));
        one = new JmhFile().add("a.B.c", metric("ns/op", 1)).in(folder, "one.json");
        two = new JmhFile().add("a.B.c", metric("ns/op", 2)).in(folder, "two.json");
    }

    @Test
    void whatIsSavedIsReadAgainWithAllForksAndTheMachine() throws IOException {
        Stored saved = store.save("main", "0123abcd", NOON, List.of(one, two));
        assertEquals(
                "20261123T120000Z-0123abcd.json", saved.file().getFileName().toString());
        Results read = JmhJson.read(saved.file());
        assertEquals(2, read.benchmarks().get(0).score().series().size());
        assertTrue(Fingerprint.tellsMachine(read));
        assertEquals(List.of(), Fingerprint.differences(read, Fingerprint.ofThisMachine(JmhJson.read(one))));
    }

    @Test
    void aRunIsFoundByNameByCommitAndByHowManyCameAfter() throws IOException {
        Stored first = store.save("main", "aaa111", NOON, List.of(one));
        Stored second = store.save("main", "bbb222", NOON.plusSeconds(1), List.of(two));
        store.save("release-1.0", "", NOON, List.of(two));
        assertEquals(second, store.find("main").orElseThrow());
        assertEquals(first, store.find("main~1").orElseThrow());
        assertEquals(first, store.find("main@aaa").orElseThrow());
        assertTrue(store.find("main~2").isEmpty());
        assertTrue(store.find("main@ccc").isEmpty());
        assertTrue(store.find("other").isEmpty());
        assertTrue(store.find("../main").isEmpty());
        assertEquals(List.of("main", "release-1.0"), store.names());
        assertEquals(List.of(first, second), store.list("main"));
    }

    @Test
    void twoRunsOfOneSecondAndCommitAreKeptBoth() throws IOException {
        store.save("main", "aaa", NOON, List.of(one));
        store.save("main", "aaa", NOON, List.of(two));
        assertEquals(2, store.list("main").size());
    }

    @Test
    void whatIsNoResultLeavesNothingInTheStore() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        assertThrows(IOException.class, () -> store.save("main", "", NOON, List.of(one, broken)));
        assertFalse(Files.exists(folder.resolve("baselines")));
    }

    @Test
    void aNameThatLeadsOutOfTheStoreIsRefused() {
        for (String name : List.of("../main", "a/b", "", ".", "..", "-x", "a b")) {
            assertThrows(IOException.class, () -> store.save(name, "", NOON, List.of(one)), name);
        }
    }

    @Test
    void anotherJvmOtherFlagsAndAnotherMachineAreToldApart() throws IOException {
        Results here = Fingerprint.ofThisMachine(JmhJson.read(one));
        Results newer = Fingerprint.ofThisMachine(JmhJson.read(new JmhFile()
                .jvm("21.0.2+13")
                .flags("-Xint")
                .add("a.B.c", metric("ns/op", 1))
                .in(folder, "newer.json")));
        assertEquals(
                List.of(
                        "jvm (OpenJDK 64-Bit Server VM 17.0.15+6 before, OpenJDK 64-Bit Server VM 21.0.2+13 after)",
                        "flags (-Xmx1g before, -Xint after)"),
                Fingerprint.differences(here, newer).stream()
                        .map(Difference::words)
                        .toList());
        Results elsewhere = new Results(
                Map.of("cpu", "Another", "memory", here.environment().get("memory")), here.benchmarks());
        assertEquals(
                List.of("cpu"),
                Fingerprint.differences(here, elsewhere).stream()
                        .map(Difference::trait)
                        .toList());
    }

    @Test
    void memoryThatDiffersByAHairIsTheSame() throws IOException {
        Results read = JmhJson.read(one);
        Results first = new Results(Map.of("memory", "15.6 GiB"), read.benchmarks());
        Results second = new Results(Map.of("memory", "15.5 GiB"), read.benchmarks());
        Results half = new Results(Map.of("memory", "7.8 GiB"), read.benchmarks());
        assertEquals(0, Fingerprint.differences(first, second).size());
        assertEquals(1, Fingerprint.differences(first, half).size());
    }
}
