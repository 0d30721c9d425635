package dev.sonde.process;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How often to tick: as often as takes no more than two thousandths of a processor on this machine, between every
 * millisecond and every 32. A wake-up costs 5 µs on one machine and 50 µs on another. Used by the ticking thread.
 */
final class TickRate {

    private static final long SHORTEST_NANOS = 1_000_000;
    private static final long LONGEST_NANOS = 32_000_000;
    private static final long LOOK_NANOS = 2_000_000_000L;
    private static final double MOST_SHARE = 0.002;
    /** Twice as often takes twice as much, and must stay well below the most. */
    private static final double LITTLE_SHARE = 0.4 * MOST_SHARE;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean isMeasured = threads.isCurrentThreadCpuTimeSupported();
    private volatile long tickNanos = LONGEST_NANOS;
    private long lookedNanos;
    private long cpuNanos = -1;

    /** The time between ticks now. Any thread. */
    long tickNanos() {
        return tickNanos;
    }

    /** To be called after each tick; now and then it looks what they cost. */
    void ticked(long nowNanos) {
        if (isMeasured && (cpuNanos < 0 || nowNanos - lookedNanos >= LOOK_NANOS)) {
            long cpu = threads.getCurrentThreadCpuTime();
            if (cpuNanos >= 0) {
                tickNanos = next(tickNanos, (double) (cpu - cpuNanos) / (nowNanos - lookedNanos));
            }
            cpuNanos = cpu;
            lookedNanos = nowNanos;
        }
    }

    /** The next time between ticks, if this one took that share of a processor. */
    static long next(long tickNanos, double share) {
        if (share > MOST_SHARE) {
            return Math.min(LONGEST_NANOS, 2 * tickNanos);
        }
        return share < LITTLE_SHARE ? Math.max(SHORTEST_NANOS, tickNanos / 2) : tickNanos;
    }
}
