package dev.sonde.jfr;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/** Opens the kind of source that this JVM has, again and again if need be. */
final class EventSources {

    // An event of a stream takes a third of a microsecond, one of a chunk several.
    private static final double STREAMED_PER_SECOND = 5_000;
    private static final double READ_PER_SECOND = 2_000;

    final Events events;
    final RequestEvents requests = new RequestEvents();
    private final long diskBytes;
    private final Failures failures;

    /**
     * Starts JFR if need be, which takes up to a second of CPU time.
     *
     * @throws IllegalStateException if JFR cannot write its files
     */
    EventSources(List<Listener> listeners, long diskBytes, Log log, Failures failures) {
        this.diskBytes = diskBytes;
        this.failures = failures;
        List<Listener> all = new ArrayList<>(listeners);
        all.add(requests);
        Set<String> present = new HashSet<>();
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            present.add(type.getName());
        }
        double perSecond = JfrSupport.streams() ? STREAMED_PER_SECOND : READ_PER_SECOND;
        events = new Events(all, present::contains, perSecond, log, failures);
    }

    /**
     * Begins a recording.
     *
     * @param everySecond called on the events' thread, about so often
     * @throws Exception if the JVM refuses
     */
    EventSource open(Runnable everySecond) throws Exception {
        return JfrSupport.streams()
                ? new Streaming(events, diskBytes, everySecond, failures)
                : new Dumping(ManagementFactory.getPlatformMBeanServer(), events, diskBytes, everySecond, true);
    }

    /** Nothing is opened any more. */
    void close() {
        requests.close();
    }
}
