package dev.sonde.process;

import dev.sonde.base.Daemon;
import dev.sonde.linux.ProcFile;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Proportional set size and its swapped part, from Linux's {@code smaps_rollup}.
 *
 * <p>Linux walks all pages for it: 2 ms for a small JVM, 30 to 50 ms with 6 GB resident. So it is read on a thread of
 * its own, at most once a minute and so seldom that it takes at most a thousandth of one processor; a scrape shows what
 * was read last, and nothing before the first time.
 */
final class ProportionalMemory {

    private static final long LEAST_REST_NANOS = 60_000_000_000L;
    private static final long RESTS_PER_READING = 1000;

    private final ProcFile file = new ProcFile("/proc/self/smaps_rollup");
    private final AtomicBoolean isReading = new AtomicBoolean();
    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());
    private volatile double[] last = {Double.NaN, Double.NaN};

    /** Proportional set size and proportional swap, in bytes, as of a while ago; NaN if unknown. */
    double[] bytes() {
        if (System.nanoTime() - nextNanos.get() >= 0 && isReading.compareAndSet(false, true)) {
            Daemon.start("process-memory", this::read);
        }
        return last;
    }

    private void read() {
        long startNanos = System.nanoTime();
        double[] bytes = {Double.NaN, Double.NaN};
        for (String line : file.lines()) {
            if (line.startsWith("Pss:")) {
                bytes[0] = ProcFile.kilobytes(line);
            } else if (line.startsWith("SwapPss:")) {
                bytes[1] = ProcFile.kilobytes(line);
            }
        }
        last = bytes;
        long endNanos = System.nanoTime();
        nextNanos.set(endNanos + Math.max(LEAST_REST_NANOS, RESTS_PER_READING * (endNanos - startNanos)));
        isReading.set(false);
    }
}
