package dev.sonde.jfr;

import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;

/**
 * Has the JVM begin a new chunk after some thousand events: the parser of a stream keeps every stack trace of a chunk,
 * and of the one before, on the heap, which was 40 MB for a chunk of the usual 12 MB. Of the events' thread.
 */
final class ChunkTurns implements AutoCloseable {
    private static final int MOST_EVENTS = 5_000;
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private int events;
    private long turnedNanos = System.nanoTime();
    private Recording turn;
    private boolean isClosed;

    /** Counts an event that was read. */
    void count() {
        events++;
    }

    /** Turns to a new chunk if there were events enough since the last turn, and that is a while ago. */
    void flushed(long nowNanos) {
        if (events >= MOST_EVENTS && nowNanos - turnedNanos >= LEAST_NANOS) {
            events = 0;
            turnedNanos = nowNanos;
            turn();
        }
    }

    /** A chunk ends where any recording starts or ends beside another: by turns, so that it is one each time. */
    private synchronized void turn() {
        if (turn != null) {
            end();
        } else if (!isClosed) {
            turn = new Recording();
            turn.setName("sonde-chunk");
            // It has no events, and keeps no chunk that was read.
            turn.setMaxSize(1);
            turn.start();
        }
    }

    private void end() {
        turn.close();
        turn = null;
    }

    /** Ends what is left of a turn. Any thread. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (turn != null) {
            end();
        }
    }
}
