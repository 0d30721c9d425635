package dev.sonde.jfr;

import java.util.List;

/** Somebody who wants events of some kinds. */
interface Listener {

    /** What it wants; kinds that this JVM does not have are passed over. */
    List<Subscription> subscriptions();

    /** All events that began before that instant, of {@link System#nanoTime()}, have come. On the events' thread. */
    default void delivered(long untilNanos) {}
}
