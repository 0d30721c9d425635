package dev.sonde.jfr;

import java.util.List;

/** Somebody who wants events of some kinds. Made by this package, put together by whoever runs the stream. */
public interface Listener {

    /** What it wants; kinds that this JVM does not have are passed over. */
    List<Subscription> subscriptions();

    /**
     * All events that were written before that instant, of {@link System#nanoTime()}, have come. On the events' thread,
     * about once a second, or once a chunk where events are read from chunks. An event that takes time is written when
     * it ends, and a sample of CPU time a little after it was taken.
     */
    default void delivered(long untilNanos) {}
}
