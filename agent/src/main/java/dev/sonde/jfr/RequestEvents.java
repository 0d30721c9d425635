package dev.sonde.jfr;

import dev.sonde.base.RequestLog;
import dev.sonde.base.Served;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;

/** Writes requests that took a while into the recording, and listens to them so that floods of them are seen. */
final class RequestEvents implements RequestLog, Listener {

    // A quicker one says little in a file of minutes, and a busy service has thousands a second of them.
    private static final long LEAST_NANOS = 10_000_000;

    RequestEvents() {
        FlightRecorder.register(RequestEvent.class);
    }

    @Override
    public void closed(Served endpoint, int status, long nanos, long cpuNanos, long allocatedBytes) {
        if (nanos < LEAST_NANOS) {
            return;
        }
        RequestEvent event = new RequestEvent();
        if (event.shouldCommit()) {
            event.method = endpoint.method;
            event.uri = endpoint.uri;
            event.status = status;
            event.arrival = System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(nanos);
            event.taken = nanos;
            event.cpu = cpuNanos;
            event.allocated = allocatedBytes;
            event.commit();
        }
    }

    @Override
    public List<Subscription> subscriptions() {
        return Collections.singletonList(new Subscription(RequestEvent.NAME, (event, startNanos) -> {}));
    }

    /** There are no such events from now on. */
    void close() {
        FlightRecorder.unregister(RequestEvent.class);
    }
}
