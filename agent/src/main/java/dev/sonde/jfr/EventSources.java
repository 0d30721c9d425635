package dev.sonde.jfr;

import dev.sonde.base.Failures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.MBeanServerConnection;

/** Opens the kind of source that a JVM has, again and again if need be. */
final class EventSources {

    // An event of a stream takes a third of a microsecond, one of a chunk several.
    private static final double STREAMED_PER_SECOND = 5_000;
    private static final double READ_PER_SECOND = 2_000;

    final Events events;
    /** Null where the events are of another JVM. */
    final RequestEvents requests;

    private final MBeanServerConnection remote;
    private final long diskBytes;
    private final Failures failures;

    private EventSources(Events events, RequestEvents requests, MBeanServerConnection remote, Recorded recorded) {
        this.events = events;
        this.requests = requests;
        this.remote = remote;
        this.diskBytes = recorded.diskBytes;
        this.failures = recorded.failures;
    }

    /**
     * Of this JVM, where JFR is started if need be, which takes up to a second of CPU time.
     *
     * @throws IllegalStateException if JFR cannot write its files
     */
    static EventSources ofThisJvm(List<Listener> listeners, Recorded recorded) {
        RequestEvents requests = new RequestEvents();
        List<Listener> all = new ArrayList<>(listeners);
        all.add(requests);
        Set<String> present = EventNames.here();
        double perSecond = JfrSupport.streams() ? STREAMED_PER_SECOND : READ_PER_SECOND;
        Events events = new Events(all, present::contains, perSecond, recorded.log, recorded.failures);
        return new EventSources(events, requests, null, recorded);
    }

    /** Of another JVM. */
    static EventSources ofAnother(MBeanServerConnection remote, List<Listener> listeners, Recorded recorded)
            throws IOException {
        Events events =
                new Events(listeners, RemoteJvm.of(remote)::hasEvent, READ_PER_SECOND, recorded.log, recorded.failures);
        return new EventSources(events, null, remote, recorded);
    }

    /**
     * Begins a recording.
     *
     * @param everySecond called on the events' thread, about so often
     * @throws Exception if the JVM refuses
     */
    EventSource open(Runnable everySecond) throws Exception {
        if (remote != null) {
            return new Dumping(remote, events, diskBytes, everySecond, false);
        }
        return JfrSupport.streams()
                ? new Streaming(events, diskBytes, everySecond, failures)
                : new Dumping(ManagementFactory.getPlatformMBeanServer(), events, diskBytes, everySecond, true);
    }

    /** Nothing is opened any more. */
    void close() {
        if (requests != null) {
            requests.close();
        }
    }
}
