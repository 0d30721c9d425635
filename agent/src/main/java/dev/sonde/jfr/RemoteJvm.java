package dev.sonde.jfr;

import dev.sonde.base.Served;
import dev.sonde.base.Serving;
import dev.sonde.base.ThreadOwners;
import dev.sonde.flame.Profile;
import dev.sonde.metrics.Meters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
        return new RemoteJvm(EventNames.sound(events));
    }

    boolean hasEvent(String name) {
        return events.contains(name);
    }

    /**
     * Those that turn its events into metrics and fill a profile.
     *
     * @param owner who is said to have done all of it, since nobody knows what its threads serve
     */
    public List<Listener> listeners(Meters meters, Profile profile, String owner) {
        List<Listener> listeners = new ArrayList<>();
        JfrMetrics metrics = new JfrMetrics(() -> events);
        metrics.bindTo(meters);
        listeners.add(metrics);
        listeners.add(new Profiler(profile, new NothingServed(), new OneOwner(owner), this::hasEvent));
        return listeners;
    }

    private static final class NothingServed implements Serving {
        @Override
        public Served at(long threadId, long nanoTime) {
            return null;
        }

        @Override
        public void each(long nanoTime, Consumer<Served> consumer) {}

        @Override
        public boolean areVirtualMetered() {
            return false;
        }

        @Override
        public void sweep() {}
    }

    private static final class OneOwner implements ThreadOwners {
        private final String owner;

        OneOwner(String owner) {
            this.owner = owner;
        }

        @Override
        public String lineOf(long threadId, String threadName) {
            return owner;
        }

        @Override
        public String lineOfVirtualThreads() {
            return owner;
        }
    }
}
