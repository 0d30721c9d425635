package dev.sonde.jfr;

import jdk.jfr.consumer.RecordedEvent;

/** Gives a value for an event, in the unit of its metric; NaN to pass the event over. */
interface Amount {

    double of(RecordedEvent event);

    /** A field that is a fraction, in the digits that it has. */
    static Amount number(String field) {
        return event -> Math.round(event.getFloat(field) * 1e6) / 1e6;
    }

    /** A field that is a whole number. */
    static Amount whole(String field) {
        return event -> event.getLong(field);
    }

    /** A field that is a time. */
    static Amount seconds(String field) {
        return event -> event.getDuration(field).toNanos() / 1e9;
    }

    /** How long the event took. */
    static double duration(RecordedEvent event) {
        return event.getDuration().toNanos() / 1e9;
    }

    /** One for each event. */
    static double one(RecordedEvent event) {
        return 1;
    }
}
