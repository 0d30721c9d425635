package dev.sonde.base;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Writes lines on a thread of its own, so that a stream that takes nothing, such as a pipe that nobody reads, holds up
 * whoever has something to say for a moment only, and once.
 */
final class Scribe {

    static final int MOST_WAITING = 100;

    private static final long LONGEST_HOLD_NANOS = 250_000_000L;
    private static final long LINGER_MILLIS = 100;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final PrintStream out;
    private final Queue<String> waiting = new ArrayDeque<>();
    private long handedOver;
    private long written;
    private long lost;
    private boolean isAtWork;
    private boolean isHeldUp;

    Scribe(PrintStream out) {
        this.out = out;
    }

    /** Writes the line, and returns when it is written, or when that takes too long. Any thread. */
    synchronized void write(String line) {
        if (waiting.size() == MOST_WAITING) {
            lost++;
            return;
        }
        waiting.add(line);
        handedOver++;
        notifyAll();
        if (!isAtWork) {
            begin();
        }
        awaitWritten(handedOver);
    }

    private void begin() {
        isAtWork = true;
        try {
            Daemon.start("log", this::writeAll);
        } catch (OutOfMemoryError | IllegalThreadStateException noThread) {
            // None can be had, which must not make the agent dumb.
            isAtWork = false;
            print(waiting.poll());
            done();
        }
    }

    private void awaitWritten(long number) {
        long deadlineNanos = System.nanoTime() + LONGEST_HOLD_NANOS;
        while (written < number && !isHeldUp) {
            long leftMillis = (deadlineNanos - System.nanoTime()) / NANOS_PER_MILLI;
            isHeldUp = leftMillis <= 0 || !pause(leftMillis);
        }
    }

    private void writeAll() {
        for (String line = next(); line != null; line = next()) {
            print(line);
            done();
        }
    }

    private void print(String line) {
        try {
            out.println(line);
        } catch (RuntimeException failing) {
            // A stream that the service put there: there is nowhere to say so.
        }
    }

    private synchronized String next() {
        if (waiting.isEmpty()) {
            pause(LINGER_MILLIS);
        }
        if (lost > 0 && waiting.size() < MOST_WAITING) {
            String gap = Log.PREFIX + lost + " lines are missing here: nothing took them";
            lost = 0;
            waiting.add(gap);
            handedOver++;
        }
        isAtWork = !waiting.isEmpty();
        return waiting.poll();
    }

    private synchronized void done() {
        written++;
        isHeldUp = false;
        notifyAll();
    }

    @SuppressWarnings("WaitNotInLoop") // a wait that ends early is taken up again, or harms nothing
    private boolean pause(long millis) {
        try {
            wait(millis);
            return true;
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
