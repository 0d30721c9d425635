package dev.sonde.bill;

import dev.sonde.linux.Mapping;
import dev.sonde.linux.ResidentPages;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sorts the mappings of this process into parts of its memory, each byte into one. Where the kernel made one mapping of
 * neighbours of several parts, the pages are looked at.
 */
final class MappingSorter {

    private static final long LARGEST_DATA_BYTES = 4 << 20;
    private static final long LEAST_SEARCHED_BYTES = 64 << 10;
    private static final long LARGEST_SEARCHED_BYTES = 64L << 30;

    private final MemoryAccount account = new MemoryAccount();
    private final List<Mapping> mappings;
    private final HeapRange heap;
    private final ThreadStacks stacks;
    private final Set<String> libraries = new HashSet<>();

    MappingSorter(List<Mapping> mappings, HeapRange heap, ThreadStacks stacks) {
        this.mappings = mappings;
        this.heap = heap;
        this.stacks = stacks;
        for (Mapping mapping : mappings) {
            if (mapping.isExecutable && !mapping.isAnonymous()) {
                libraries.add(mapping.path);
            }
        }
    }

    /** Sorts them now, while the memory is as they tell. */
    MemoryAccount sort() {
        for (MemoryPart part : MemoryPart.values()) {
            boolean needsTracking = part.compareTo(MemoryPart.GC) >= 0 && part.compareTo(MemoryPart.UNSAFE) <= 0;
            if (!needsTracking) {
                account.add(part, 0);
            }
        }
        try (MallocMemory malloc = malloc()) {
            sort(malloc);
        } catch (IOException closing) {
            // It was only read.
        }
        return account;
    }

    private void sort(MallocMemory malloc) {
        for (int i = 0; i < mappings.size(); i++) {
            Mapping mapping = mappings.get(i);
            if (mapping.residentBytes > 0) {
                place(i, mapping, malloc);
            }
        }
    }

    private void place(int index, Mapping mapping, MallocMemory malloc) {
        // The archive of objects of the JDK is a file that is mapped into the heap.
        if (heap.covers(mapping) || mapping.path.contains("java_heap")) {
            account.add(MemoryPart.HEAP, mapping.residentBytes);
        } else if (!mapping.isAnonymous()) {
            account.add(partOfNamed(mapping.path), mapping.residentBytes);
        } else if (heap.overlaps(mapping)) {
            placeBeside(mapping);
        } else if (mapping.isExecutable) {
            account.add(MemoryPart.CODE, mapping.residentBytes);
        } else if (isDataOfLibrary(index)) {
            account.add(MemoryPart.LIBRARIES, mapping.residentBytes);
        } else {
            placeFrom(stacks.end(index), mapping, malloc);
        }
    }

    private MemoryPart partOfNamed(String path) {
        if (path.equals("[heap]")) {
            return MemoryPart.NATIVE;
        }
        if (path.equals("[stack]")) {
            return MemoryPart.STACKS;
        }
        if (path.contains("hsperfdata_")) {
            return MemoryPart.JVM;
        }
        if (libraries.contains(path) || path.contains("/locale/") || path.contains("/gconv/")) {
            return MemoryPart.LIBRARIES;
        }
        if (path.endsWith(".jsa") || path.endsWith(".jar") || path.endsWith("/lib/modules")) {
            return MemoryPart.CLASSES;
        }
        boolean isFile = path.startsWith("/") && !path.matches("/(memfd:|dev/|SYSV|anon_hugepage).*");
        return isFile ? MemoryPart.MAPPED : MemoryPart.OTHER;
    }

    /** Beside the heap lies what the JVM reserved with it, such as the space of classes. */
    private void placeBeside(Mapping mapping) {
        long below = resident(mapping, mapping.from, heap.from);
        long above = resident(mapping, heap.to, mapping.to);
        long beside = Math.min(mapping.residentBytes, below + above);
        account.add(MemoryPart.JVM, beside);
        account.add(MemoryPart.HEAP, mapping.residentBytes - beside);
    }

    /** What the linker maps for a library's variables that begin as zero, right behind those that do not. */
    private boolean isDataOfLibrary(int index) {
        Mapping mapping = mappings.get(index);
        return index > 0
                && mappings.get(index - 1).to == mapping.from
                && libraries.contains(mappings.get(index - 1).path)
                && mapping.bytes() <= LARGEST_DATA_BYTES;
    }

    private void placeFrom(long stackEnd, Mapping mapping, MallocMemory malloc) {
        long stack = stackEnd == mapping.to
                ? mapping.residentBytes
                : Math.min(mapping.residentBytes, resident(mapping, mapping.from, stackEnd));
        long rest = mapping.residentBytes - stack;
        boolean isSearched = malloc != null
                && mapping.isWritable
                && rest >= LEAST_SEARCHED_BYTES
                && mapping.bytes() <= LARGEST_SEARCHED_BYTES;
        long held = isSearched ? Math.min(rest, malloc.residentBytes(stackEnd, mapping.to)) : 0;
        account.add(MemoryPart.STACKS, stack);
        account.add(MemoryPart.NATIVE, held);
        account.add(MemoryPart.JVM, rest - held);
    }

    private static long resident(Mapping mapping, long from, long to) {
        return from >= to
                ? 0
                : ResidentPages.between(from, to, mapping.pageBytes).bytes(from, to);
    }

    /** Null where the kernel does not let a process read itself by a file. */
    private MallocMemory malloc() {
        long pageBytes = mappings.stream()
                .mapToLong(mapping -> mapping.pageBytes)
                .filter(bytes -> bytes > 0)
                .min()
                .orElse(4096);
        try {
            return new MallocMemory(pageBytes);
        } catch (IOException forbidden) {
            return null;
        }
    }
}
