package dev.sonde.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * What the endpoints had taken at some moments of the last minutes: every 20 seconds of the last one, every 100 of the
 * last five. Not for several threads at once.
 */
final class Snapshots {

    private static final long SECOND = 1_000_000_000L;
    private static final long FINE_NANOS = 20 * SECOND;
    private static final long COARSE_NANOS = 100 * SECOND;
    // Pulses come a little late, and a little less so now and then.
    private static final long SLACK_NANOS = SECOND;

    private final Snapshot start;
    private final Deque<Snapshot> fine = new ArrayDeque<>();
    private final Deque<Snapshot> coarse = new ArrayDeque<>();

    Snapshots(Snapshot start) {
        this.start = start;
        fine.add(start);
        coarse.add(start);
    }

    /** The youngest. */
    Snapshot last() {
        return fine.getLast();
    }

    boolean isDue(long nowNanos) {
        return nowNanos - fine.getLast().nanos >= FINE_NANOS - SLACK_NANOS;
    }

    void keep(Snapshot snapshot) {
        add(fine, snapshot, Window.MINUTE);
        if (snapshot.nanos - coarse.getLast().nanos >= COARSE_NANOS - SLACK_NANOS) {
            add(coarse, snapshot, Window.FIVE_MINUTES);
        }
    }

    /** The youngest that is as old as the window is long, or the oldest there is. */
    Snapshot before(Window window, long nowNanos) {
        if (window == Window.START) {
            return start;
        }
        Deque<Snapshot> kept = window == Window.MINUTE ? fine : coarse;
        Iterator<Snapshot> newestFirst = kept.descendingIterator();
        while (newestFirst.hasNext()) {
            Snapshot each = newestFirst.next();
            if (isOld(each, window, nowNanos)) {
                return each;
            }
        }
        return kept.getFirst();
    }

    private static void add(Deque<Snapshot> kept, Snapshot snapshot, Window window) {
        kept.addLast(snapshot);
        Snapshot oldest = kept.removeFirst();
        // One that is old enough has to stay.
        if (!isOld(kept.getFirst(), window, snapshot.nanos)) {
            kept.addFirst(oldest);
        }
    }

    private static boolean isOld(Snapshot snapshot, Window window, long nowNanos) {
        return nowNanos - snapshot.nanos >= window.nanos - SLACK_NANOS;
    }
}
