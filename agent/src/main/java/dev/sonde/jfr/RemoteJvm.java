package dev.sonde.jfr;

import dev.sonde.metrics.Meters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** Another JVM as its own management tells: which events it has, and who can make something of them here. */
public final class RemoteJvm {

    private static final String RECORDER = "jdk.management.jfr:type=FlightRecorder";

    private final Set<String> events;

    private RemoteJvm(Set<String> events) {
        this.events = events;
    }

    /**
     * Asks it for its events.
     *
     * @throws IOException if it has none, or does not answer
     */
    public static RemoteJvm of(MBeanServerConnection connection) throws IOException {
        Set<String> events = new HashSet<>();
        try {
            Object types = connection.getAttribute(new ObjectName(RECORDER), "EventTypes");
            for (CompositeData type : (CompositeData[]) types) {
                events.add((String) type.get("name"));
            }
        } catch (JMException missing) {
            throw new IOException("that JVM has no JFR that can be asked: " + missing.getMessage(), missing);
        }
        return new RemoteJvm(events);
    }

    boolean hasEvent(String name) {
        return events.contains(name);
    }

    /** Those that turn its events into metrics. */
    public List<Listener> listeners(Meters meters) {
        List<Listener> listeners = new ArrayList<>();
        JfrMetrics metrics = new JfrMetrics(() -> events);
        metrics.bindTo(meters);
        listeners.add(metrics);
        return listeners;
    }
}
