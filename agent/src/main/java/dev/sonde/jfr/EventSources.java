package dev.sonde.jfr;

import dev.sonde.base.Failures;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/** Opens the kind of source that this JVM has. */
final class EventSources {

    private final List<Listener> listeners;
    private final long diskBytes;
    private final Failures failures;

    EventSources(List<Listener> listeners, long diskBytes, Failures failures) {
        this.listeners = listeners;
        this.diskBytes = diskBytes;
        this.failures = failures;
    }

    /**
     * Starts JFR if need be.
     *
     * @param everySecond called on the events' thread, about so often
     * @throws IllegalStateException if JFR cannot write its files
     * @throws Exception if the JVM refuses for another reason
     */
    EventSource open(Runnable everySecond) throws Exception {
        Set<String> present = new HashSet<>();
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            present.add(type.getName());
        }
        Events events = new Events(listeners, present, failures);
        return JfrSupport.streams()
                ? new Streaming(events, diskBytes, everySecond, failures)
                : new Dumping(ManagementFactory.getPlatformMBeanServer(), events, diskBytes, everySecond, true);
    }
}
