package dev.sonde.process;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.live.Figures;
import dev.sonde.live.Source;
import dev.sonde.live.Topic;
import dev.sonde.metrics.Distribution;
import dev.sonde.metrics.JvmMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.RecentMax;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sleeps for a few milliseconds again and again, and records how much longer it slept: what kept it from running, the
 * scheduler, a collection, a safepoint, a limit of the container, kept requests from running too.
 */
public final class HiccupMeter implements AutoCloseable, Source {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Hiccups hiccups = new Hiccups();
    private final RecentMax max = new RecentMax();
    /** Since it was last told. */
    private final AtomicLong longestNanos = new AtomicLong();

    private final TickRate rate = new TickRate();
    private final Failures failures;
    private volatile boolean isOpen = true;
    private volatile Thread thread;

    private HiccupMeter(Failures failures) {
        this.failures = failures;
    }

    /** Registers the metrics and starts the one thread, which ends when this is closed. */
    public static HiccupMeter start(Meters meters, Failures failures) {
        HiccupMeter meter = new HiccupMeter(failures);
        meters.histogram(
                JvmMetrics.HICCUPS,
                Hiccups.SCALE,
                () -> Collections.singletonList(new Distribution(meter.hiccups.tally, meter.hiccups.sumSeconds())));
        meters.gauge(JvmMetrics.HICCUPS_MAX, () -> meter.max.read(System.nanoTime()) / NANOS_PER_SECOND);
        meters.gauge(JvmMetrics.HICCUPS_TICK, () -> meter.rate.tickNanos() / NANOS_PER_SECOND);
        meter.thread = Daemon.start("hiccups", meter::run);
        return meter;
    }

    @Override
    public void tell(Figures figures) {
        figures.add(Topic.HICCUPS, "longest", longestNanos.getAndSet(0) / NANOS_PER_SECOND);
    }

    // The end of a thread: what is thrown here would otherwise be printed by the JVM.
    private void run() {
        try {
            long lastNanos = System.nanoTime();
            while (isOpen) {
                lastNanos = tick(lastNanos);
            }
        } catch (Throwable failure) {
            failures.report("hiccups", failure);
        }
    }

    // From the end of one tick to the end of the next: what happens between two sleeps is seen as well.
    private long tick(long startNanos) {
        long tickNanos = rate.tickNanos();
        long nowNanos = System.nanoTime();
        // A park may end early.
        while (isOpen && nowNanos - startNanos < tickNanos) {
            LockSupport.parkNanos(tickNanos - (nowNanos - startNanos));
            nowNanos = System.nanoTime();
        }
        if (isOpen) {
            long delayNanos = nowNanos - startNanos - tickNanos;
            hiccups.record(delayNanos, tickNanos);
            max.record(delayNanos, nowNanos);
            longestNanos.accumulateAndGet(delayNanos, Math::max);
            rate.ticked(nowNanos);
        }
        return nowNanos;
    }

    @Override
    public void close() {
        isOpen = false;
        LockSupport.unpark(thread);
    }
}
