package dev.sonde.jfr;

import jdk.jfr.consumer.RecordedEvent;

/** Gives a label's value for an event; one of few. */
interface Words {

    String of(RecordedEvent event);

    /** A field of the event. */
    static Words text(String field) {
        return event -> event.getString(field);
    }

    /** The same word for all. */
    static Words word(String word) {
        return event -> word;
    }
}
