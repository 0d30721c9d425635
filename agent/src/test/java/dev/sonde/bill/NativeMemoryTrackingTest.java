package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class NativeMemoryTrackingTest {

    private static final String OF_25 = """
            Total: reserved=2669612KB, committed=559988KB
                   malloc: 67560KB #16011, peak=67279KB #16013
                   mmap:   reserved=2602052KB, committed=492428KB
            -                        GC (reserved=58440KB, committed=46104KB)
                                        (malloc=5052KB tag=GC #2836) (peak=5068KB #2804)
                                        (mmap: reserved=53388KB, committed=41052KB, at peak)
                                        (arena=0KB #0) (peak=2KB #2)
            -                 GCCardSet (reserved=83KB, committed=83KB)
                                        (malloc=83KB tag=GCCardSet #1014) (peak=83KB #1019)
            -                  Compiler (reserved=203KB, committed=203KB)
                                        (malloc=7KB tag=Compiler #55) (at peak)
                                        (arena=196KB #6) (peak=7652KB #7)
            -                     Other (reserved=51210KB, committed=51210KB)
                                        (malloc=51210KB tag=Other #52) (at peak)
            -                    Symbol (reserved=1147KB, committed=1147KB)
                                        (malloc=787KB tag=Symbol #419) (at peak)
                                        (arena=360KB #1) (at peak)
            -               Arena Chunk (reserved=7122KB, committed=7122KB)
                                        (malloc=7122KB tag=Arena Chunk #476) (peak=8180KB #277)
            """;

    private static final String OF_8 = """
            Total: reserved=2575191KB, committed=852547KB
            -                        GC (reserved=41783KB, committed=40379KB)
                                        (malloc=3467KB #113)
                                        (mmap: reserved=38316KB, committed=36912KB)
            -                  Internal (reserved=54892KB, committed=54892KB)
                                        (malloc=54860KB #3010)
                                        (mmap: reserved=32KB, committed=32KB)
            """;

    @Test
    void theCategoriesOfTheNewestAreToldApart() {
        NativeMemoryTracking tracking = NativeMemoryTracking.parse(OF_25);
        assertTrue(tracking.isKnown());
        assertEquals(41052 << 10, tracking.committedByGc());
        assertEquals((5052 + 83) << 10, tracking.allocated(NativeMemoryTracking.GC));
        assertEquals((7 + 196) << 10, tracking.allocated(NativeMemoryTracking.COMPILER));
        assertEquals((787 + 360) << 10, tracking.allocated(NativeMemoryTracking.SYMBOLS));
        assertEquals(51210 << 10, tracking.unsafeBytes());
        assertEquals(7122 << 10, tracking.allocatedElse());
    }

    @Test
    void theOldestHasWhatUnsafeTookAmongItsInternals() {
        NativeMemoryTracking tracking = NativeMemoryTracking.parse(OF_8);
        assertEquals(54860 << 10, tracking.unsafeBytes());
        assertEquals(0, tracking.allocatedElse());
    }

    @Test
    void nothingIsKnownWhereTheJvmDoesNotTrack() {
        assertFalse(NativeMemoryTracking.parse("Native memory tracking is not enabled\n")
                .isKnown());
        assertFalse(NativeMemoryTracking.ask().isKnown(), "these tests run without it");
    }
}
