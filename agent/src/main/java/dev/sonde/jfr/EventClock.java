package dev.sonde.jfr;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Turns the times of events into those of {@link System#nanoTime()}, and knows until when all events have come.
 *
 * <p>Both come from a {@link ClockEvent} a second, since a new chunk takes the time anew from a clock that may be set
 * meanwhile. For the events' thread only.
 */
final class EventClock {

    // A collection may come between the event's start and its end: then it says little.
    private static final long PRECISE_NANOS = 20_000;

    private long offsetNanos;
    private boolean isPrecise;
    private long latestNanos = System.nanoTime();
    private long untilNanos = latestNanos;

    EventClock() {
        offsetNanos = sinceEpochNanos(Instant.now()) - System.nanoTime();
    }

    /** When the event began. */
    long startNanos(RecordedEvent event) {
        return sinceEpochNanos(event.getStartTime()) - offsetNanos;
    }

    /** Takes a {@link ClockEvent}. */
    void accept(RecordedEvent event) {
        long start = sinceEpochNanos(event.getStartTime());
        long end = sinceEpochNanos(event.getEndTime());
        latestNanos = event.getLong(ClockEvent.FIELD);
        if (!isPrecise || end - start < PRECISE_NANOS) {
            offsetNanos = start + (end - start) / 2 - latestNanos;
            isPrecise |= end - start < PRECISE_NANOS;
        }
    }

    /**
     * All that the JVM had flushed has come.
     *
     * <p>A flush goes from thread to thread, so what another thread wrote before the newest clock event may have missed
     * this flush, but not what was written before the clock event that the flush before this one brought.
     *
     * @return all events that were written before this instant have come
     */
    long flushed() {
        long complete = untilNanos;
        untilNanos = latestNanos;
        return complete;
    }

    private static long sinceEpochNanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
