package dev.sonde.jfr;

import com.microsoft.jfr.FlightRecorderConnection;
import com.microsoft.jfr.JfrStreamingException;
import com.microsoft.jfr.RecordingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads events from the chunks of a recording, every ten seconds, over JMX: of this JVM before Java 14, or of another.
 * A reading costs the JVM a new chunk, and this thread what its events cost to parse.
 */
final class Dumping implements EventSource {

    private static final int PERIOD_SECONDS = 10;
    private static final long BLOCK_BYTES = 500_000;
    private static final long OVERLAP_MILLIS = 1_000;

    private final MBeanServerConnection connection;
    private final Events events;
    private final Runnable everySecond;
    private final ClockSignal signal;
    private final FlightRecorderConnection recorder;
    private final long recording;
    private final EventClock clock = new EventClock();
    private final Chunks chunks = new Chunks();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Starts the recording.
     *
     * @param diskBytes what its chunks may take, about: the one that is being written comes on top, and a copy of one
     * @param everySecond called on the events' thread, from the first reading on
     * @param isThisJvm whether the connection is to the JVM that this runs in
     */
    Dumping(MBeanServerConnection connection, Events events, long diskBytes, Runnable everySecond, boolean isThisJvm)
            throws IOException, JMException, JfrStreamingException {
        this.connection = connection;
        this.events = events;
        this.everySecond = everySecond;
        signal = isThisJvm ? new ClockSignal() : null;
        RecordingOptions options = new RecordingOptions.Builder()
                .name("sonde")
                .disk("true")
                .maxSize(Long.toString(diskBytes))
                .build();
        recorder = FlightRecorderConnection.connect(connection);
        recording = recorder.startRecording(options, Jfc.configuration(withClock(events.settings())));
    }

    @Override
    public void run() throws Exception {
        for (int second = 1; !closed.await(1, TimeUnit.SECONDS); second++) {
            if (second % PERIOD_SECONDS == 0) {
                readUnlessClosed();
            }
            if (second >= PERIOD_SECONDS) {
                everySecond.run();
            }
        }
    }

    private void readUnlessClosed() throws IOException, JfrStreamingException {
        try {
            readWhatIsNew();
        } catch (IOException | JfrStreamingException failure) {
            if (closed.getCount() > 0) {
                throw failure;
            }
        }
    }

    private void readWhatIsNew() throws IOException, JfrStreamingException {
        long untilNanos = System.nanoTime();
        Instant from = Instant.ofEpochSecond(0, chunks.endNanos()).minusMillis(OVERLAP_MILLIS);
        // Not by the library's Recording: its close leaves a stopped one open, with all its chunks.
        long copy = recorder.cloneRecording(recording, true);
        try (InputStream in = recorder.getStream(copy, chunks.endNanos() == 0 ? null : from, null, BLOCK_BYTES)) {
            chunks.read(in, this::read);
        } finally {
            recorder.closeRecording(copy);
        }
        events.delivered(untilNanos, this);
    }

    private void read(ChunkHeader header, Path file) throws IOException {
        clock.enter(header);
        if (signal != null && !clock.isPrecise()) {
            readClock(file);
        }
        try (RecordingFile chunk = new RecordingFile(file)) {
            while (chunk.hasMoreEvents() && closed.getCount() > 0) {
                deliver(chunk.readEvent());
            }
        }
    }

    // The first chunk is read twice: its events may stand before the one that tells the time.
    private void readClock(Path file) throws IOException {
        try (RecordingFile chunk = new RecordingFile(file)) {
            while (chunk.hasMoreEvents() && !clock.isPrecise()) {
                RecordedEvent event = chunk.readEvent();
                if (event.getEventType().getName().equals(ClockEvent.NAME)) {
                    clock.accept(event);
                }
            }
        }
    }

    private void deliver(RecordedEvent event) {
        String kind = event.getEventType().getName();
        if (kind.equals(ClockEvent.NAME)) {
            clock.accept(event);
        } else if (events.names().contains(kind)) {
            events.deliver(event, kind, clock.startNanos(event));
        }
    }

    @Override
    public void record(Map<String, String> settings) throws IOException {
        Object[] arguments = {recording, Jfc.text(withClock(settings))};
        String[] types = {long.class.getName(), String.class.getName()};
        try {
            connection.invoke(
                    new ObjectName("jdk.management.jfr:type=FlightRecorder"), "setConfiguration", arguments, types);
        } catch (JMException refused) {
            throw new IOException(refused);
        }
    }

    private Map<String, String> withClock(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (signal != null) {
            ClockSignal.addTo(all);
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        if (closed.getCount() > 0) {
            closed.countDown();
            if (signal != null) {
                signal.close();
            }
            endRecording();
        }
    }

    private void endRecording() throws IOException {
        try {
            recorder.closeRecording(recording);
        } catch (JfrStreamingException refused) {
            throw new IOException(refused);
        }
    }
}
