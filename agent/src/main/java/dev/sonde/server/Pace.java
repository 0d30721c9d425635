package dev.sonde.server;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Keeps what a few threads take to a share of one processor, after a second at full speed, of which a crowd has a
 * quarter only: in a flood of requests they wait in line, and the service goes first. Any thread.
 */
final class Pace {

    private static final double SHARE = 0.25;
    private static final double BURST_NANOS = 1e9;
    /** What is kept of it for those who come alone: a crowd's second would be one of all processors at once. */
    private static final double KEPT_FROM_CROWDS_NANOS = 0.75e9;

    private static final double LONGEST_PAUSE_NANOS = 1e9;

    private double leftNanos = BURST_NANOS;
    private long countedNanos = System.nanoTime();

    /** Waits until there is time to be spent. */
    void await(BooleanSupplier crowded) throws InterruptedException {
        long pause = pauseNanos(crowded.getAsBoolean());
        while (pause > 0) {
            TimeUnit.NANOSECONDS.sleep(pause);
            pause = pauseNanos(crowded.getAsBoolean());
        }
    }

    /** What this thread has taken so far, 0 if the JVM does not tell. */
    long cpuNanos() {
        return Clock.IS_THERE ? Clock.THREADS.getCurrentThreadCpuTime() : 0;
    }

    /** So much of it was for a request. */
    synchronized void spent(long cpuNanos) {
        leftNanos -= cpuNanos;
    }

    /** How long there is none, 0 if there is. */
    synchronized long pauseNanos(boolean isCrowded) {
        long now = System.nanoTime();
        leftNanos = Math.min(leftNanos + (now - countedNanos) * SHARE, BURST_NANOS);
        countedNanos = now;
        double thereNanos = isCrowded ? leftNanos - KEPT_FROM_CROWDS_NANOS : leftNanos;
        return thereNanos >= 0 ? 0 : (long) Math.min(-thereNanos / SHARE + 1, LONGEST_PAUSE_NANOS);
    }

    /** Apart, so that it is not looked for before the first request. */
    private static final class Clock {

        private static final ThreadMXBean THREADS = bean();
        private static final boolean IS_THERE =
                THREADS != null && THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

        private static ThreadMXBean bean() {
            try {
                return ManagementFactory.getThreadMXBean();
            } catch (LinkageError withoutTheModule) {
                return null;
            }
        }
    }
}
