package dev.sonde.linux;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.BitSet;

/** Which pages of a range of this process's addresses are in memory, from {@code /proc/self/pagemap}. */
public final class ResidentPages {

    private static final int ENTRY_BYTES = 8;
    private static final int ENTRIES_AT_A_TIME = 8192;
    private static final long PRESENT = 1L << 63;

    private final long from;
    private final long to;
    private final long pageBytes;
    private final BitSet resident = new BitSet();

    private ResidentPages(long from, long to, long pageBytes) {
        this.from = from;
        this.to = to;
        this.pageBytes = pageBytes;
    }

    /** Looks at a range that begins and ends with a page; none is in memory as far as it cannot be read. */
    public static ResidentPages between(long from, long to, long pageBytes) {
        ResidentPages pages = new ResidentPages(from, to, pageBytes);
        try (RandomAccessFile file = new RandomAccessFile("/proc/self/pagemap", "r")) {
            file.seek(from / pageBytes * ENTRY_BYTES);
            pages.read(file);
        } catch (IOException unreadable) {
            pages.resident.clear();
        }
        return pages;
    }

    private void read(RandomAccessFile file) throws IOException {
        byte[] bytes = new byte[ENTRIES_AT_A_TIME * ENTRY_BYTES];
        LongBuffer entries =
                ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer();
        long wanted = (to - from) / pageBytes;
        for (long page = 0; page < wanted; page += ENTRIES_AT_A_TIME) {
            int count = (int) Math.min(ENTRIES_AT_A_TIME, wanted - page);
            file.readFully(bytes, 0, count * ENTRY_BYTES);
            for (int i = 0; i < count; i++) {
                resident.set((int) page + i, (entries.get(i) & PRESENT) != 0);
            }
        }
    }

    /** How much of a part of the range is in memory. */
    public long bytes(long partFrom, long partTo) {
        return pageBytes
                * resident.get(index(partFrom), index(Math.min(partTo, to))).cardinality();
    }

    /** The first page in memory at or behind an address, the end of the range if there is none. */
    public long next(long address) {
        int found = resident.nextSetBit(index(address));
        return found < 0 ? to : from + found * pageBytes;
    }

    private int index(long address) {
        return (int) ((address - from) / pageBytes);
    }
}
