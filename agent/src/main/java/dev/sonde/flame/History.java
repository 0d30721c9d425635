package dev.sonde.flame;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;

/**
 * What was seen in the last hour, in slices: as they were closed for the last minutes, by the minute before. Bounded in
 * memory: with more to keep than there is room for, the oldest slices go. Not for several threads at once.
 */
final class History {

    private static final long SECOND = 1_000_000_000L;
    private static final long FINE_NANOS = 300 * SECOND;
    private static final long COARSE_NANOS = 60 * SECOND;
    private static final long KEPT_NANOS = 3600 * SECOND;

    private final int mostStacks;
    private final int mostEntries;
    private final Deque<Slice> slices = new ArrayDeque<>();
    private StackTable stacks;
    private Slice open;

    /**
     * Begins now.
     *
     * @param mostStacks calls kept apart, about 16 bytes each besides their names
     * @param mostEntries kinds, owners and stacks kept apart, of all slices together, about 50 bytes each
     */
    History(long nowNanos, int mostStacks, int mostEntries) {
        this.mostStacks = mostStacks;
        this.mostEntries = mostEntries;
        stacks = new StackTable(mostStacks);
        open = Slice.empty(nowNanos);
    }

    StackTable stacks() {
        return stacks;
    }

    /**
     * Puts a sample where its time belongs, unless it is older than all that is kept.
     *
     * @param key of {@link Weights}, without a stack
     */
    void add(StackSample sample, long key, List<String> bottomFirst) {
        Slice slice = sliceAt(sample.nanos);
        if (slice != null) {
            slice.of(sample.kind).add(Weights.withStack(key, stacks.number(bottomFirst)), sample.weight, 1);
        }
    }

    /** Closes the open slice with what was taken in it, and opens the next. */
    void close(long nowNanos, Sums sums) {
        slices.add(new Slice(open.fromNanos, nowNanos, open.weights, sums));
        open = Slice.empty(nowNanos);
        mergeOld(nowNanos - FINE_NANOS);
        while (!slices.isEmpty() && slices.getFirst().toNanos - (nowNanos - KEPT_NANOS) < 0) {
            slices.removeFirst();
        }
        makeRoom();
    }

    /** The closed slices that end in a window, of those whose samples have come. */
    List<Slice> window(long fromNanos, long toNanos) {
        List<Slice> window = new ArrayList<>();
        for (Slice slice : slices) {
            long middle = slice.fromNanos + slice.nanos() / 2;
            if (slice.toNanos - toNanos <= 0 && middle - fromNanos >= 0) {
                window.add(slice);
            }
        }
        return window;
    }

    /** When the last closed slice ended of those that ended by then; that instant itself if there is none. */
    long lastEnd(long byNanos) {
        Iterator<Slice> newestFirst = slices.descendingIterator();
        while (newestFirst.hasNext()) {
            Slice slice = newestFirst.next();
            if (slice.toNanos - byNanos <= 0) {
                return slice.toNanos;
            }
        }
        return byNanos;
    }

    private Slice sliceAt(long nanos) {
        if (nanos - open.fromNanos >= 0) {
            return open;
        }
        Iterator<Slice> newestFirst = slices.descendingIterator();
        while (newestFirst.hasNext()) {
            Slice slice = newestFirst.next();
            if (nanos - slice.fromNanos >= 0) {
                return slice;
            }
        }
        return null;
    }

    private void mergeOld(long oldNanos) {
        Deque<Slice> merged = new ArrayDeque<>();
        for (Slice slice : slices) {
            Slice last = merged.peekLast();
            boolean isOld = slice.toNanos - oldNanos < 0;
            if (last != null && isOld && last.nanos() + slice.nanos() <= COARSE_NANOS) {
                merged.removeLast();
                merged.addLast(last.with(slice));
            } else {
                merged.addLast(slice);
            }
        }
        slices.clear();
        slices.addAll(merged);
    }

    private void makeRoom() {
        int entries = slices.stream().mapToInt(Slice::entries).sum();
        boolean isShort = entries > mostEntries || stacks.isFull();
        int wanted = 3 * mostEntries / 4;
        while (entries > wanted && isShort && slices.size() > 1) {
            entries -= slices.removeFirst().entries();
        }
        if (isShort) {
            forgetStacks();
        }
    }

    /** Keeps those stacks only that are in use, the newest slices' first. */
    private void forgetStacks() {
        StackTable used = new StackTable(mostStacks);
        int[] known = new int[stacks.size()];
        Deque<Slice> renumbered = new ArrayDeque<>();
        for (Iterator<Slice> newestFirst = slices.descendingIterator(); newestFirst.hasNext(); ) {
            Slice slice = newestFirst.next();
            Slice copy = new Slice(slice.fromNanos, slice.toNanos, new EnumMap<>(Kind.class), slice.sums);
            slice.weights.forEach((kind, weights) -> weights.forEach((key, weight, samples) -> {
                int stack = used.copy(stacks, Weights.stack(key), known);
                copy.of(kind).add(Weights.withStack(key, stack), weight, samples);
            }));
            renumbered.addFirst(copy);
        }
        slices.clear();
        slices.addAll(renumbered);
        stacks = used;
    }
}
