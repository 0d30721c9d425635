package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.linux.Mapping;
import dev.sonde.linux.Mappings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of the memory a mapping is; no process has memory where the made up ones are. */
final class MappingSorterTest {

    private static final int MEGABYTE = 1 << 20;
    private static final HeapRange NO_HEAP = new HeapRange(0, 0);

    @TempDir
    private Path folder;

    @BeforeEach
    void onLinux() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
    }

    @ParameterizedTest
    @CsvSource({
        "[heap], NATIVE",
        "[stack], STACKS",
        "/tmp/hsperfdata_root/1, JVM",
        "/usr/lib/locale/C.utf8/LC_CTYPE, LIBRARIES",
        "/usr/lib/gconv/UTF-16.so, LIBRARIES",
        "/jdk/lib/server/classes.jsa, CLASSES",
        "/jdk/lib/modules, CLASSES",
        "/app.jar, CLASSES",
        "/data/index, MAPPED",
        "/memfd:java_heap, HEAP",
        "/memfd:x, OTHER",
        "/dev/zero, OTHER",
        "[vvar], OTHER",
    })
    void aMappingWithANameIsWhatThatTells(String path, MemoryPart part) throws IOException {
        MemoryAccount account = sorted("100000-200000 r--p 0 00:00 0 " + path + "\nRss: 8 kB\n", NO_HEAP);
        assertEquals(8 << 10, account.of(part));
    }

    @Test
    void allPartsButThoseThatTheJvmWouldHaveToCountAreKnown() throws IOException {
        Set<MemoryPart> known = EnumSet.allOf(MemoryPart.class);
        known.removeAll(EnumSet.range(MemoryPart.GC, MemoryPart.UNSAFE));
        assertEquals(known, sorted("", NO_HEAP).parts().keySet());
    }

    @Test
    void aLibraryIsItsCodeItsConstantsAndTheDataRightBehindIt() throws IOException {
        MemoryAccount account = sorted("""
                100000-101000 r--p 0 00:00 0 /lib/a.so
                Rss: 1 kB
                101000-102000 r-xp 0 00:00 0 /lib/a.so
                Rss: 2 kB
                102000-502000 rw-p 0 00:00 0
                Rss: 4 kB
                600000-601000 r-xp 0 00:00 0 /lib/b.so
                Rss: 8 kB
                601000-a02000 rw-p 0 00:00 0
                Rss: 16 kB
                b00000-b01000 r-xp 0 00:00 0 /lib/c.so
                Rss: 32 kB
                b02000-b03000 rw-p 0 00:00 0
                Rss: 64 kB
                c00000-c01000 r--p 0 00:00 0 /data
                Rss: 128 kB
                c01000-c02000 rw-p 0 00:00 0
                Rss: 256 kB
                """, NO_HEAP);
        assertEquals(1 + 2 + 4 + 8 + 32, account.of(MemoryPart.LIBRARIES) >> 10);
        assertEquals(16 + 64 + 256, account.of(MemoryPart.JVM) >> 10);
        assertEquals(128, account.of(MemoryPart.MAPPED) >> 10);
    }

    @Test
    void whatHasNoNameIsHeapCodeStackOrTheJvms() throws IOException {
        MemoryAccount account = sorted("""
                100000-200000 rw-p 0 00:00 0
                Rss: 1 kB
                200000-300000 rwxp 0 00:00 0
                Rss: 2 kB
                300000-301000 ---p 0 00:00 0
                Rss: 0 kB
                301000-401000 rw-p 0 00:00 0
                Rss: 4 kB
                500000-600000 r--p 0 00:00 0
                Rss: 8 kB
                680000-780000 rw-p 0 00:00 0
                KernelPageSize: 4 kB
                Rss: 16 kB
                """, new HeapRange(0x100000, 0x200000));
        assertEquals(1, account.of(MemoryPart.HEAP) >> 10);
        assertEquals(2, account.of(MemoryPart.CODE) >> 10);
        assertEquals(4, account.of(MemoryPart.STACKS) >> 10);
        assertEquals(8 + 16, account.of(MemoryPart.JVM) >> 10);
    }

    @Test
    void ofAMappingThatIsLargerThanTheHeapWhatIsNotBesideItIsHeap() throws IOException {
        String text = "100000-400000 rw-p 0 00:00 0\nKernelPageSize: 4 kB\nRss: 64 kB\n";
        assertEquals(64, sorted(text, new HeapRange(0x200000, 0x300000)).of(MemoryPart.HEAP) >> 10);
    }

    @Test
    void aHeapCoversWhatIsWithinAndOverlapsWhatItSharesAByteWith() throws IOException {
        HeapRange heap = new HeapRange(0x200000, 0x300000);
        String[] ranges = {
            "200000-300000", "200000-2ff000", "1ff000-300000", "201000-301000", "100000-200000", "300000-400000"
        };
        boolean[] covered = {true, true, false, false, false, false};
        boolean[] overlapped = {true, true, true, true, false, false};
        for (int i = 0; i < ranges.length; i++) {
            Mapping mapping = read(ranges[i] + " rw-p 0 00:00 0\n").get(0);
            assertEquals(covered[i], heap.covers(mapping), ranges[i]);
            assertEquals(overlapped[i], heap.overlaps(mapping), ranges[i]);
        }
    }

    @Test
    void whatMallocHoldsIsFoundByItsMarks() {
        long before = sorted(here()).of(MemoryPart.NATIVE);
        ByteBuffer large = ByteBuffer.allocateDirect(64 * MEGABYTE);
        long after = sorted(here()).of(MemoryPart.NATIVE);
        assertEquals(64.0 * MEGABYTE, (double) (after - before), 32.0 * MEGABYTE);
        assertTrue(large.isDirect());
        assertFalse(here().isEmpty());
    }

    private MemoryAccount sorted(String text, HeapRange heap) throws IOException {
        List<Mapping> mappings = read(text);
        return new MappingSorter(mappings, heap, new ThreadStacks(mappings, 2 * MEGABYTE)).sort();
    }

    private static MemoryAccount sorted(List<Mapping> mappings) {
        ThreadStacks stacks = new ThreadStacks(mappings, ThreadStacks.longestBytes());
        return new MappingSorter(mappings, HeapRange.ask(), stacks).sort();
    }

    private static List<Mapping> here() {
        return Mappings.read("/proc/self/smaps");
    }

    private List<Mapping> read(String text) throws IOException {
        return Mappings.read(Files.writeString(folder.resolve("smaps"), text).toString());
    }
}
