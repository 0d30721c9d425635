package dev.sonde.bill;

import dev.sonde.linux.OwnMemory;
import dev.sonde.linux.ResidentPages;
import java.io.Closeable;
import java.io.IOException;

/**
 * Finds what glibc's malloc holds in anonymous memory by its own marks: at the head of each arena, which begins at a
 * multiple of 64 MB, and of each piece that was mapped for one large allocation. Other allocators are not known.
 */
final class MallocMemory implements Closeable {

    private static final long ARENA_BYTES = 64 << 20;
    private static final long MOST_MISSES = 1024;
    private static final long IS_MAPPED = 2;
    private static final long FLAGS = 15;
    private static final int WORD = Long.BYTES;

    private final OwnMemory memory;
    private final long pageBytes;

    MallocMemory(long pageBytes) throws IOException {
        this.memory = new OwnMemory();
        this.pageBytes = pageBytes;
    }

    /** How much of a stretch malloc holds and is in memory. */
    long residentBytes(long from, long to) {
        ResidentPages pages = ResidentPages.between(from, to, pageBytes);
        long bytes = 0;
        long misses = 0;
        // A head is always in memory, unless it is swapped out, since malloc writes it.
        for (long address = pages.next(from); address < to; address = pages.next(address)) {
            long length = length(address, to);
            bytes += pages.bytes(address, address + length);
            misses = length > 0 ? 0 : misses + 1;
            address += length > 0 ? length : pageBytes;
            if (misses > MOST_MISSES) {
                address = Math.min(to, nextArena(address));
            }
        }
        return bytes;
    }

    private static long nextArena(long address) {
        return (address + ARENA_BYTES - 1) / ARENA_BYTES * ARENA_BYTES;
    }

    /** The length of what malloc has at an address, 0 if nothing. */
    private long length(long address, long to) {
        try {
            long length = address % ARENA_BYTES == 0 ? arenaLength(address) : 0;
            length = length > 0 ? length : mappedLength(address, to);
            // An arena may have grown since its mapping was read.
            return Math.min(length, to - address);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** By glibc's {@code heap_info}: the arena, the heap before, the size, and how much of it may be touched. */
    private long arenaLength(long address) throws IOException {
        long arena = memory.word(address);
        long before = memory.word(address + WORD);
        long size = memory.word(address + 2 * WORD);
        long touchable = memory.word(address + 3 * WORD);
        boolean isArena = arena != 0
                && arena % WORD == 0
                && before % ARENA_BYTES == 0
                && size > 0
                && size <= touchable
                && touchable <= ARENA_BYTES
                && touchable % pageBytes == 0;
        return isArena ? touchable : 0;
    }

    /** By glibc's {@code malloc_chunk}: nothing before it, and its size with the mark of a mapped one. */
    private long mappedLength(long address, long to) throws IOException {
        long size = memory.word(address + WORD);
        if ((size & FLAGS) != IS_MAPPED || memory.word(address) != 0) {
            return 0;
        }
        // Newer versions leave the two words of the head out of the size.
        long length = (size + 2 * WORD) / pageBytes * pageBytes;
        boolean isWhole = length - (size & ~FLAGS) == 0 || length - (size & ~FLAGS) == 2 * WORD;
        return isWhole && length > 0 && length <= to - address ? length : 0;
    }

    @Override
    public void close() throws IOException {
        memory.close();
    }
}
