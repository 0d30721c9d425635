package dev.sonde.sample.load;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Says which request is due when, whatever the service does: the one list that all connections work off. */
final class Schedule {
    private static final double NANOS = 1e9;

    private final Options options;
    private final RandomGenerator random;
    private final long startNanos;
    private double dueInGaps;
    private long given;
    private boolean stopped;

    Schedule(Options options, long startNanos) {
        this.options = options;
        this.startNanos = startNanos;
        this.random = new SplittableRandom(options.seed);
    }

    /** The next request in the order of time; null when there are no more. */
    synchronized Arrival next() {
        double dueSeconds = options.swing.second(dueInGaps / options.ratePerSecond);
        if (stopped || given >= options.count || dueSeconds >= options.durationSeconds) {
            return null;
        }
        dueInGaps += options.arrivals.gap(random);
        given++;
        RequestKind kind = options.mix.draw(random);
        byte[] request = kind.draw(random, options.target.host);
        long dueNanos = startNanos + (long) (dueSeconds * NANOS);
        return new Arrival(kind, request, dueNanos, dueSeconds < options.warmupSeconds);
    }

    /** Requests not sent by then are given up. */
    long lastSendNanos() {
        return startNanos + (long) ((options.durationSeconds + options.timeoutSeconds) * NANOS);
    }

    synchronized void stop() {
        stopped = true;
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}
