package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.linux.Mapping;
import dev.sonde.linux.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThreadStacksTest {

    private static final long LONGEST_BYTES = 0x110000;

    @TempDir
    private Path folder;

    @Test
    void whereTheKernelMarksThemTheMarkTells() throws IOException {
        List<Mapping> mappings = read("""
                100000-200000 rw-p 00000000 00:00 0
                VmFlags: rd wr ac nh
                200000-201000 ---p 00000000 00:00 0
                VmFlags: mr mw me
                201000-300000 rw-p 00000000 00:00 0
                VmFlags: rd wr ac
                """);
        ThreadStacks stacks = new ThreadStacks(mappings, LONGEST_BYTES);
        assertEquals(0x200000, stacks.end(0));
        assertEquals(0x201000, stacks.end(2), "no stack ends where it begins");
    }

    @Test
    void elsewhereAStackLiesOnAGuardAndEndsWhereTheLongestWould() throws IOException {
        List<Mapping> mappings = read("""
                100000-104000 ---p 00000000 00:00 0
                VmFlags: mr mw me
                104000-200000 rw-p 00000000 00:00 0
                VmFlags: rd wr ac
                200000-204000 ---p 00000000 00:00 0
                VmFlags: mr mw me
                204000-900000 rw-p 00000000 00:00 0
                VmFlags: rd wr ac
                """);
        ThreadStacks stacks = new ThreadStacks(mappings, LONGEST_BYTES);
        assertEquals(0x200000, stacks.end(1));
        assertEquals(0x204000 + LONGEST_BYTES, stacks.end(3), "what is above became one mapping with it");
    }

    @Test
    void whatTheJvmMerelyReservedIsNoGuard() throws IOException {
        List<Mapping> mappings = read("""
                100000-104000 ---p 00000000 00:00 0
                VmFlags: mr mw me nr
                104000-200000 rw-p 00000000 00:00 0
                VmFlags: rd wr ac
                300000-400000 rw-p 00000000 00:00 0
                VmFlags: rd wr ac
                """);
        ThreadStacks stacks = new ThreadStacks(mappings, LONGEST_BYTES);
        assertEquals(0x104000, stacks.end(1));
        assertEquals(0x300000, stacks.end(2), "nothing right below it");
    }

    private List<Mapping> read(String text) throws IOException {
        return Mappings.read(Files.writeString(folder.resolve("smaps"), text).toString());
    }
}
