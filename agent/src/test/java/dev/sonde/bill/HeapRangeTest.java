package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeapRangeTest {

    /** As 8, 11, 17 and 25 write them, by collector. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " garbage-first heap   total 412672K, used 206498K [0x00000000c0000000, 0x00000000c0100c98,"
                        + " 0x0000000100000000)\n  region size 1024K, 3 young (3072K), 1 survivors (1024K)",
                "garbage-first heap   total reserved 1048576K, committed 416768K, used 412143K"
                        + " [0x00000000c0000000, 0x0000000100000000)",
                " def new generation   total 116160K, used 25571K [0x00000000c0000000, 0x00000000c7e00000,"
                        + " 0x00000000d5550000)\n"
                        + "   the space 258048K,  72% used [0x00000000d5550000, 0x00000000e0bcb780,"
                        + " 0x00000000e0bcb800, 0x0000000100000000)",
                " PSYoungGen      total 210432K, used 28688K [0x00000000eab00000,0x00000000f8800000,"
                        + "0x0000000100000000)\n  eden space 194560K, 14% used"
                        + " [0x00000000eab00000,0x00000000ec704380,0x00000000f6900000)\n"
                        + " ParOldGen       total 408576K, used 188910K [0x00000000c0000000, 0x00000000d8f00000,"
                        + " 0x00000000eab00000)",
                "Shenandoah Heap\n 1024M max\nReserved region:\n - [0x00000000c0000000, 0x0000000100000000) \n"
                        + "Collection set:\n - map (vanilla): 0x0000000000011800"
            })
    void itGoesFromTheFirstToTheLastOfAllGenerations(String heapInfo) {
        HeapRange range = HeapRange.parse(heapInfo);
        assertEquals(0xc0000000L, range.from);
        assertEquals(0x100000000L, range.to);
    }

    @Test
    void itIsUnknownWhereTheCollectorTellsNoAddresses() {
        assertFalse(
                HeapRange.parse(" ZHeap           used 232M, capacity 414M, max capacity 1024M\n Metaspace  used 1K")
                        .isKnown());
        assertFalse(HeapRange.parse("").isKnown());
    }

    @Test
    void thisJvmsIsAsLongAsItsHeapMayBecome() {
        HeapRange range = HeapRange.ask();
        boolean tells = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .noneMatch(name -> name.startsWith("ZGC"));
        assertEquals(tells, range.isKnown());
        long most = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
        assertTrue(!tells || range.to - range.from >= most, () -> range.from + " " + range.to);
    }
}
