package dev.sonde.jfr;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Turns the times of events into those of {@link System#nanoTime()}, and knows until when all events have come.
 *
 * <p>Both come from a {@link ClockEvent} a second, since a new chunk takes the time anew from a clock that may be set
 * meanwhile, or has but milliseconds. For the events' thread only.
 */
final class EventClock {

    // A collection may come between the event's start and its end: then it says little.
    private static final long PRECISE_NANOS = 20_000;

    private long offsetNanos;
    private boolean isPrecise;
    private long latestNanos = System.nanoTime();
    private long untilNanos = latestNanos;

    private ChunkHeader chunk;
    private double knownTicks;
    private long knownNanos;

    EventClock() {
        offsetNanos = sinceEpochNanos(Instant.now()) - System.nanoTime();
    }

    /** Whether a precise {@link ClockEvent} has come. */
    boolean isPrecise() {
        return isPrecise;
    }

    /** When the event began. */
    long startNanos(RecordedEvent event) {
        return sinceEpochNanos(event.getStartTime()) - offsetNanos;
    }

    /** The events of that chunk follow: the ticks go on from one chunk to the next, and tell the time best. */
    void enter(ChunkHeader next) {
        chunk = next;
        if (isPrecise) {
            offsetNanos = next.startNanos - knownNanos - next.nanosSince(knownTicks);
        }
    }

    /** Takes a {@link ClockEvent}. */
    void accept(RecordedEvent event) {
        long start = sinceEpochNanos(event.getStartTime());
        long end = sinceEpochNanos(event.getEndTime());
        latestNanos = event.getLong(ClockEvent.FIELD);
        boolean says = end - start < PRECISE_NANOS;
        if (says || !isPrecise) {
            offsetNanos = start + (end - start) / 2 - latestNanos;
            isPrecise |= says;
        }
        if (says && chunk != null) {
            knownTicks = chunk.ticksAt(start + (end - start) / 2);
            knownNanos = latestNanos;
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
