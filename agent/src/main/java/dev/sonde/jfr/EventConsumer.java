package dev.sonde.jfr;

import jdk.jfr.consumer.RecordedEvent;

/** Takes the events of one kind, all on one thread. Must not keep the event. */
interface EventConsumer {

    /**
     * An event came.
     *
     * @param startNanos when it began, as {@link System#nanoTime()} would have told
     */
    void accept(RecordedEvent event, long startNanos);
}
