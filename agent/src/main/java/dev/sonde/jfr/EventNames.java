package dev.sonde.jfr;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/** The kinds of events that a JVM has, whatever its version, as far as they tell the truth. */
final class EventNames {

    /**
     * On Java 8 and 11 (tried with 8u504 and 11.0.33) all that a thread ever reads, writes or forces has the duration
     * of its first time: 300 ms of waiting come as 10 µs, are below any threshold, and do not come at all.
     */
    private static final List<String> OF_FILES = Arrays.asList("jdk.FileRead", "jdk.FileWrite", "jdk.FileForce");

    /** Java 16 and newer have it. */
    private static final String RECENT = "jdk.ObjectAllocationSample";

    private EventNames() {}

    /** Of this JVM. Starts JFR if need be. */
    static Set<String> here() {
        Set<String> names = new HashSet<>();
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            names.add(type.getName());
        }
        return sound(names);
    }

    /** Those of a JVM's events that tell the truth. */
    static Set<String> sound(Set<String> names) {
        Set<String> sound = new HashSet<>(names);
        if (!names.contains(RECENT)) {
            sound.removeAll(OF_FILES);
        }
        return sound;
    }
}
