package dev.sonde.jfr;

import dev.sonde.base.Failures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.consumer.RecordingStream;

/** Reads events from the JVM's stream, a second after they happen. Java 14 and newer. */
final class Streaming implements EventSource {

    private final RecordingStream stream = new RecordingStream();
    private final EventClock clock = new EventClock();
    private final ClockSignal signal = new ClockSignal();
    private final ChunkTurns turns = new ChunkTurns();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Prepares the recording.
     *
     * @param diskBytes what its chunks may take, about: the one that is being written comes on top
     * @param everySecond called after each flush, on the events' thread
     */
    Streaming(Events events, long diskBytes, Runnable everySecond, Failures failures) {
        stream.setReuse(true);
        // In order they would be held back until the flush is read: a flood of them would take the heap.
        stream.setOrdered(false);
        // Not an age: that would keep chunks that have been read.
        stream.setMaxSize(diskBytes);
        stream.onError(failure -> failures.report("events", failure));
        stream.onEvent(ClockEvent.NAME, clock::accept);
        for (String kind : events.names()) {
            stream.onEvent(kind, event -> {
                turns.count();
                events.deliver(event, kind, clock.startNanos(event));
            });
        }
        stream.onFlush(() -> {
            events.delivered(clock.flushed(), this);
            everySecond.run();
            turns.flushed(System.nanoTime());
        });
        record(events.settings());
    }

    @Override
    public void run() {
        // Not startAsync: its thread is no daemon, whoever starts it, and the service would never exit.
        stream.start();
    }

    @Override
    public void record(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        ClockSignal.addTo(all);
        stream.setSettings(all);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stream.close();
            turns.close();
            signal.close();
        }
    }
}
