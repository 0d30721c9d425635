package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.linux.LinuxProcess;
import dev.sonde.linux.Mapping;
import dev.sonde.linux.Mappings;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MemoryBillTest {

    private static final int MEGABYTE = 1 << 20;

    private final MemoryBill bill = new MemoryBill(new JvmMemory());

    @Test
    void thePartsAddUpToWhatIsResidentAtTheSameInstant() {
        double before = residentBytes();
        long sum = sum(bill.account(mappings()));
        double after = residentBytes();
        assertTrue(
                0.98 * Math.min(before, after) <= sum && sum <= 1.02 * Math.max(before, after),
                before + " " + sum + " " + after);
    }

    @Test
    void aPartIsNeverMoreThanItsMappingsHold() {
        List<Mapping> mappings = mappings();
        MemoryAccount account = bill.account(mappings);
        assertEquals(
                mappings.stream().mapToLong(mapping -> mapping.residentBytes).sum(), sum(account));
        account.parts().forEach((part, bytes) -> assertTrue(bytes >= 0, part.label()));
        assertTrue(account.of(MemoryPart.OTHER) < 0.05 * sum(account));
    }

    @Test
    void directBuffersAreMovedOutOfWhatMallocHoldsBeTheyLargeOrSmall() {
        long before = bill.account(mappings()).of(MemoryPart.DIRECT);
        ByteBuffer large = ByteBuffer.allocateDirect(64 * MEGABYTE);
        ByteBuffer[] small = new ByteBuffer[512];
        for (int i = 0; i < small.length; i++) {
            small[i] = ByteBuffer.allocateDirect(MEGABYTE / 32);
        }
        MemoryAccount after = bill.account(mappings());
        assertEquals(80.0 * MEGABYTE, (double) (after.of(MemoryPart.DIRECT) - before), 2.0 * MEGABYTE);
        assertEquals(64 * MEGABYTE + 512 * MEGABYTE / 32, large.capacity() + 512 * small[0].capacity());
    }

    @Test
    void whereTheSystemTellsNothingThereIsWhatTheJvmTells() {
        MemoryAccount account = bill.account(List.of());
        assertEquals(
                Set.of(MemoryPart.HEAP, MemoryPart.METASPACE, MemoryPart.CODE, MemoryPart.DIRECT, MemoryPart.MAPPED),
                account.parts().keySet());
        assertTrue(account.of(MemoryPart.HEAP) > 0 && account.of(MemoryPart.METASPACE) > 0);
    }

    @Test
    void whatIsMovedIsNeverMoreThanIsThere() {
        MemoryAccount account = new MemoryAccount();
        account.add(MemoryPart.NATIVE, 100);
        assertEquals(100, account.move(MemoryPart.NATIVE, MemoryPart.DIRECT, 150));
        assertEquals(0, account.move(MemoryPart.NATIVE, MemoryPart.UNSAFE, -10));
        assertEquals(100, account.of(MemoryPart.DIRECT));
        assertEquals(0, account.of(MemoryPart.NATIVE));
        assertFalse(account.parts().containsKey(MemoryPart.HEAP));
    }

    private static List<Mapping> mappings() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        return Mappings.read("/proc/self/smaps");
    }

    private static double residentBytes() {
        return new LinuxProcess().get().residentBytes;
    }

    private static long sum(MemoryAccount account) {
        return account.parts().values().stream().mapToLong(Long::longValue).sum();
    }
}
