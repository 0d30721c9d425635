package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.MemoryUsage;
import org.junit.jupiter.api.Test;

final class JvmMemoryTest {

    private static final MemoryUsage NEVER = new MemoryUsage(0, 0, 0, -1);

    @Test
    void anOldPoolThatWasNeverCollectedIsUnknown() {
        assertTrue(Double.isNaN(JvmMemory.liveBytes("G1 Old Gen", NEVER)));
        assertTrue(Double.isNaN(JvmMemory.liveBytes("Tenured Gen", NEVER)));
        assertTrue(Double.isNaN(JvmMemory.liveBytes("Epsilon Heap", null)));
        assertEquals(7, JvmMemory.liveBytes("PS Old Gen", new MemoryUsage(0, 7, 10, -1)));
    }

    @Test
    void aYoungPoolMayHoldNothingAfterAFullCollection() {
        assertEquals(0, JvmMemory.liveBytes("G1 Survivor Space", NEVER));
        assertEquals(0, JvmMemory.liveBytes("Par Eden Space", NEVER));
        assertEquals(3, JvmMemory.liveBytes("ZGC Young Generation", new MemoryUsage(0, 3, 10, -1)));
    }

    @Test
    void afterAFullCollectionTheWholeIsKnown() {
        System.gc();
        assertTrue(new JvmMemory().liveHeapBytes() > 0);
    }
}
