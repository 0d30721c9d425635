package dev.sonde.jfr;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One kind of event: who takes it, and how many have come. Written by the events' thread, read by any. */
final class EventKind {

    final String name;
    final List<EventConsumer> consumers = new ArrayList<>();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong sheddings = new AtomicLong();

    /** Of the window that the {@link Governor} looks at. */
    long inWindow;

    EventKind(String name) {
        this.name = name;
    }

    void came() {
        inWindow++;
        events.lazySet(events.get() + 1);
    }

    void shed() {
        sheddings.lazySet(sheddings.get() + 1);
    }

    long events() {
        return events.get();
    }

    /** How often it came too often, and was cut down. */
    long sheddings() {
        return sheddings.get();
    }
}
