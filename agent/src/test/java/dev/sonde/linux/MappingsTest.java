package dev.sonde.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MappingsTest {

    @TempDir
    private Path folder;

    @Test
    void aMappingIsReadWithItsSizesAndMarks() throws IOException {
        List<Mapping> mappings = read("""
                7feab7604000-7feab7700000 rw-p 00000000 00:00 0
                Size:               1008 kB
                KernelPageSize:        4 kB
                Rss:                  92 kB
                Pss:                  46 kB
                Pss_Dirty:            92 kB
                SwapPss:               8 kB
                VmFlags: rd wr mr mw me ac nh
                7feb7fff0000-7feb80000000 r-xp 00001000 fe:00 1234   /opt/a library.so
                Rss:                  12 kB
                VmFlags: rd ex mr mw me nr
                ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0   [vsyscall]
                """);
        Mapping stack = mappings.get(0);
        assertEquals(0x7feab7604000L, stack.from);
        assertEquals(1008 << 10, stack.bytes());
        assertEquals(92 << 10, stack.residentBytes);
        assertEquals(46 << 10, stack.proportionalBytes);
        assertEquals(8 << 10, stack.swapProportionalBytes);
        assertEquals(4096, stack.pageBytes);
        assertTrue(stack.isAnonymous() && stack.isWritable && stack.isWithoutHugePages && !stack.isUnpromised);
        Mapping library = mappings.get(1);
        assertEquals("/opt/a library.so", library.path);
        assertTrue(library.isExecutable && library.isUnpromised && !library.isWritable);
        assertEquals(3, mappings.size());
        assertFalse(mappings.get(2).isAnonymous());
    }

    @Test
    void neighboursThatBecameOneWhileTheyWereReadAreCountedOnce() throws IOException {
        List<Mapping> mappings = read("""
                1000-2000 rw-p 00000000 00:00 0
                Rss:                   4 kB
                1000-4000 rw-p 00000000 00:00 0
                Rss:                  12 kB
                """);
        assertEquals(1, mappings.size());
        assertEquals(12 << 10, mappings.get(0).residentBytes);
    }

    @Test
    void aLineThatIsNoneIsLeftOutWithWhatFollowsIt() throws IOException {
        List<Mapping> mappings = read("""
                1000-2000 rw-p 00000000 00:00 0
                Rss:                   4 kB
                2000-30 00 00:00 0
                Rss:                  12 kB
                lowercase: 8 kB
                3000-4000 rw-p 00000000 00:00 0
                """);
        assertEquals(2, mappings.size());
        assertEquals(4 << 10, mappings.get(0).residentBytes);
    }

    @Test
    void whatCannotBeReadHasNone() {
        assertEquals(List.of(), Mappings.read(folder.resolve("gone").toString()));
    }

    private List<Mapping> read(String text) throws IOException {
        return Mappings.read(Files.writeString(folder.resolve("smaps"), text).toString());
    }
}
