package dev.sonde.jfr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.Served;
import dev.sonde.base.Unavailable;
import dev.sonde.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JfrTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PRECISION_NANOS = 1_000_000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Failures failures = new Failures(new Log(new PrintStream(said, true)));
    private final Jfr jfr = new Jfr(20, new Log(new PrintStream(said, true)), failures);

    @Name("test.Numbered")
    static final class Numbered extends Event {
        long number;
        long nanoTime;

        static void write(long number) {
            Numbered event = new Numbered();
            event.number = number;
            event.nanoTime = System.nanoTime();
            event.commit();
        }
    }

    /** Remembers how far the clocks are apart, and which numbers came after they were said to have come. */
    private static final class Remembers implements Listener {
        private final Map<Long, Long> nanosApart = new ConcurrentSkipListMap<>();
        private final Queue<Long> late = new ConcurrentLinkedQueue<>();
        private final AtomicLong deliveredUntil = new AtomicLong(Long.MIN_VALUE);

        @Override
        public List<Subscription> subscriptions() {
            return List.of(
                    new Subscription("test.Numbered", (event, startNanos) -> {
                        nanosApart.put(event.getLong("number"), startNanos - event.getLong("nanoTime"));
                        if (event.getLong("nanoTime") < deliveredUntil.get()) {
                            late.add(event.getLong("number"));
                        }
                    }),
                    new Subscription("test.NotThere", (event, startNanos) -> {}));
        }

        @Override
        public void delivered(long untilNanos) {
            deliveredUntil.set(untilNanos);
        }
    }

    @AfterEach
    void close() {
        jfr.close();
    }

    @Test
    void everyEventComesOnceAtItsTimeAndBeforeItIsSaidToHaveCome() {
        FlightRecorder.register(Numbered.class);
        Remembers remembers = new Remembers();
        AtomicLong starts = new AtomicLong();
        jfr.start(() -> List.of(remembers), starts::incrementAndGet);
        Await.until("a start", PATIENCE, () -> starts.get() == 1);
        long first = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            Numbered.write(i);
        }
        Await.until("all are said to have come", PATIENCE, () -> {
            Numbered.write(1_000 + remembers.nanosApart.size());
            return remembers.deliveredUntil.get()
                    > first + Duration.ofSeconds(3).toNanos();
        });
        assertEquals(List.of(), List.copyOf(remembers.late));
        assertTrue(remembers.nanosApart.keySet().containsAll(numbersBelow(1_000)));
        long near = remembers.nanosApart.values().stream()
                .filter(nanos -> Math.abs(nanos) < PRECISION_NANOS)
                .count();
        assertTrue(near > remembers.nanosApart.size() * 0.99, () -> remembers.nanosApart.toString());
        assertEquals("", said.toString(UTF_8));
    }

    @Test
    void whileItRestsNothingIsRecordedAndThenItGoesOn() {
        jfr.start(() -> List.of(new Remembers()), () -> {});
        Await.until("a recording", PATIENCE, () -> recordings() == 1);
        jfr.feature().rest();
        Await.until("no recording", PATIENCE, () -> recordings() == 0);
        jfr.feature().resume();
        Await.until("a recording again", PATIENCE, () -> recordings() == 1);
        jfr.close();
        assertEquals(0, recordings());
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("sonde-jfr")));
        assertEquals("", said.toString(UTF_8));
    }

    @Test
    void theRecordingCanBeHadAsAFileWithTheRequestsThatTookAWhile(@TempDir Path folder) throws IOException {
        assertThrows(Unavailable.class, () -> jfr.writeTo(OutputStream.nullOutputStream()));
        AtomicLong starts = new AtomicLong();
        jfr.start(() -> List.of(new Remembers()), starts::incrementAndGet);
        Await.until("a start", PATIENCE, () -> starts.get() == 1);
        jfr.closed(new Served("GET", "/quick"), 200, 9_000_000, 1, 2);
        jfr.closed(new Served("GET", "/orders/{id}"), 503, 12_000_000, 3, 4);
        Numbered.write(7);
        Path file = folder.resolve("minutes.jfr");
        for (int i = 0; i < 2; i++) { // what is in an older chunk is there too
            try (OutputStream out = Files.newOutputStream(file)) {
                jfr.writeTo(out);
            }
        }
        List<RecordedEvent> requests = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(RequestEvent.NAME))
                .toList();
        assertEquals(1, requests.size());
        RecordedEvent request = requests.get(0);
        assertEquals("GET", request.getString("method"));
        assertEquals("/orders/{id}", request.getString("uri"));
        assertEquals(503, request.getInt("status"));
        assertEquals(Duration.ofMillis(12), request.getDuration("taken"));
        assertEquals(Duration.ofNanos(3), request.getDuration("cpu"));
        assertEquals(4, request.getLong("allocated"));
        assertTrue(request.getInstant("arrival").isBefore(request.getStartTime()));
    }

    private static List<Long> numbersBelow(long end) {
        return java.util.stream.LongStream.range(0, end).boxed().toList();
    }

    private static int recordings() {
        return FlightRecorder.getFlightRecorder().getRecordings().size();
    }
}
