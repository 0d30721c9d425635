package dev.sonde.jfr;

import jdk.jfr.Category;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/** Tells what {@link System#nanoTime()} was between its start and its end, so that clocks can be compared. */
@Name(ClockEvent.NAME)
@Label("Clock")
@Category("Sonde")
@StackTrace(false)
@Enabled(false)
@Registered(false)
final class ClockEvent extends Event {

    static final String NAME = "dev.sonde.Clock";
    static final String FIELD = "nanoTime";

    @Label("System.nanoTime")
    long nanoTime;

    static void write() {
        ClockEvent event = new ClockEvent();
        event.begin();
        event.nanoTime = System.nanoTime();
        event.end();
        event.commit();
    }
}
