package dev.sonde.jfr;

import java.util.Map;
import jdk.jfr.FlightRecorder;

/** Has this JVM write a {@link ClockEvent} a second, while it is recorded. */
final class ClockSignal implements AutoCloseable {

    private final Runnable write = ClockEvent::write;

    ClockSignal() {
        FlightRecorder.register(ClockEvent.class);
        FlightRecorder.addPeriodicEvent(ClockEvent.class, write);
    }

    static void addTo(Map<String, String> settings) {
        settings.put(ClockEvent.NAME + "#enabled", "true");
        settings.put(ClockEvent.NAME + "#threshold", "0 ns");
        settings.put(ClockEvent.NAME + "#period", "1 s");
    }

    @Override
    public void close() {
        FlightRecorder.removePeriodicEvent(write);
        FlightRecorder.unregister(ClockEvent.class);
    }
}
