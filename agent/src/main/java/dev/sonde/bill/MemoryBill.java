package dev.sonde.bill;

import dev.sonde.linux.Mapping;
import java.util.List;

/**
 * The resident memory of the process by part. On Linux from its mappings, whose sum is the whole; what only the JVM
 * knows, such as direct buffers, is moved out of the part that it lies in, as far as that is in memory.
 */
final class MemoryBill {

    private final JvmMemory jvm;
    private final long longestStackBytes = ThreadStacks.longestBytes();
    private HeapRange heap;

    MemoryBill(JvmMemory jvm) {
        this.jvm = jvm;
    }

    /**
     * Makes it up. One thread at a time.
     *
     * @param mappings as they are now; none where the system does not tell
     */
    MemoryAccount account(List<Mapping> mappings) {
        if (mappings.isEmpty()) {
            return ofJvm();
        }
        heap = heap == null ? HeapRange.ask() : heap;
        MemoryAccount account = new MappingSorter(mappings, heap, new ThreadStacks(mappings, longestStackBytes)).sort();
        if (account.of(MemoryPart.HEAP) == 0) {
            account.move(MemoryPart.JVM, MemoryPart.HEAP, jvm.committedHeapBytes());
        }
        account.move(MemoryPart.JVM, MemoryPart.METASPACE, jvm.committedMetaspaceBytes());
        long direct = account.move(MemoryPart.NATIVE, MemoryPart.DIRECT, jvm.directBytes());
        account.move(MemoryPart.JVM, MemoryPart.DIRECT, jvm.directBytes() - direct);
        divide(account, NativeMemoryTracking.ask());
        return account;
    }

    /** Parts of what malloc holds and the JVM mapped, where the JVM counts them. */
    private void divide(MemoryAccount account, NativeMemoryTracking tracking) {
        if (!tracking.isKnown()) {
            return;
        }
        account.move(MemoryPart.JVM, MemoryPart.GC, tracking.committedByGc());
        long unsafe = tracking.unsafeBytes() - jvm.directBytes();
        account.move(MemoryPart.NATIVE, MemoryPart.UNSAFE, unsafe);
        account.move(MemoryPart.NATIVE, MemoryPart.SYMBOLS, tracking.allocated(NativeMemoryTracking.SYMBOLS));
        account.move(MemoryPart.NATIVE, MemoryPart.COMPILER, tracking.allocated(NativeMemoryTracking.COMPILER));
        account.move(MemoryPart.NATIVE, MemoryPart.JVM, tracking.allocatedElse());
        // Last, since the collector's queues are mostly never touched.
        account.move(MemoryPart.NATIVE, MemoryPart.GC, tracking.allocated(NativeMemoryTracking.GC));
    }

    private MemoryAccount ofJvm() {
        MemoryAccount account = new MemoryAccount();
        account.add(MemoryPart.HEAP, jvm.committedHeapBytes());
        account.add(MemoryPart.METASPACE, jvm.committedMetaspaceBytes());
        account.add(MemoryPart.CODE, jvm.committedCodeBytes());
        account.add(MemoryPart.DIRECT, jvm.directBytes());
        account.add(MemoryPart.MAPPED, jvm.mappedBytes());
        return account;
    }
}
