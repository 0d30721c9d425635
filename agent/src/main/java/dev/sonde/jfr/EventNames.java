package dev.sonde.jfr;

import java.util.HashSet;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/** The kinds of events that this JVM has, whatever its version. */
final class EventNames {

    private EventNames() {}

    /** Starts JFR if need be. */
    static Set<String> here() {
        Set<String> names = new HashSet<>();
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            names.add(type.getName());
        }
        return names;
    }
}
