package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.metrics.EventMetrics;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.Naming;
import dev.sonde.testing.Await;
import dev.sonde.testing.Scrape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.EventSettings;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;

final class JfrMetricsTest {

    private static final String WAITING = "waits for a lock of this test";

    private final JfrMetrics metrics =
            new JfrMetrics(() -> Set.of("jdk.JavaMonitorEnter", "jdk.SocketRead", "jdk.ExceptionStatistics"));
    private final Meters meters = new Meters("test", Naming.MICROMETER);

    @Test
    void everyMetricOfTheTableIsMadeOfAnEventAndNoEventIsThereTwice() throws IllegalAccessException {
        Set<Metric> made = new HashSet<>();
        Set<String> events = new HashSet<>();
        for (Entry entry : metrics.entries) {
            made.addAll(entry.metrics());
            assertTrue(events.add(entry.event), entry.event);
        }
        for (Field field : EventMetrics.class.getFields()) {
            assertTrue(made.contains((Metric) field.get(null)), field.getName());
        }
    }

    @Test
    void beforeTheFirstEventNothingIsTold() {
        metrics.bindTo(meters);
        assertEquals(Set.of(), scrape().names());
    }

    @Test
    void whatDidNotHappenIsZeroOnlyWhereTheJvmWouldTellIt() {
        metrics.bindTo(meters);
        metrics.delivered(System.nanoTime());
        assertEquals(0, scrape().value("jvm_monitor_enter_seconds_count"));
        assertEquals(0, scrape().value("jvm_socket_read_bytes_total"));
        assertFalse(scrape().has("jvm_virtual_thread_submit_failures_total"));
        assertFalse(scrape().has("jvm_exceptions_total"), "it has not been told yet how many there were");
    }

    @Test
    void aRealStreamFeedsTheFigures() throws InterruptedException {
        metrics.bindTo(meters);
        try (RecordingStream stream = new RecordingStream()) {
            for (Subscription each : metrics.subscriptions()) {
                EventSettings settings = stream.enable(each.event);
                each.settings.forEach(settings::with);
                stream.onEvent(each.event, event -> {
                    if (!isOfAnotherThreadsLock(event)) {
                        each.consumer.accept(event, System.nanoTime());
                    }
                });
            }
            stream.enable("jdk.JavaMonitorEnter").withoutThreshold();
            stream.startAsync();
            Await.until("states", Duration.ofSeconds(30), () -> scrape().has("jvm_exceptions_total"));
            double atMostSeconds = waitForALock(50);
            double shortSeconds = waitForALock(1);
            Scrape scrape = Await.value(
                    "the wait",
                    Duration.ofSeconds(30),
                    this::scrape,
                    each -> each.sumOrZero("jvm_monitor_enter_seconds_count") > 0);
            // On a busy machine the short one may be long.
            int expected = shortSeconds < 0.01 ? 1 : 2;
            double count = scrape.value("jvm_monitor_enter_seconds_count");
            assertTrue(count == 1 || count == expected, count + ": the short one is not of those");
            double seconds = scrape.value("jvm_monitor_enter_seconds_sum");
            double most = atMostSeconds + (count == 1 ? 0 : shortSeconds);
            assertTrue(seconds >= 0.05 && seconds <= most, seconds + " of " + most);
            assertTrue(scrape.value("jvm_machine_cpu_load_ratio") <= 1);
        }
    }

    /** Any thread of this JVM may wait for a lock on a busy machine; the test knows only of its own. */
    private static boolean isOfAnotherThreadsLock(RecordedEvent event) {
        return event.getEventType().getName().equals("jdk.JavaMonitorEnter")
                && !event.getThread().getJavaName().equals(WAITING);
    }

    /** Returns the seconds that it took in all. */
    private static double waitForALock(long millis) throws InterruptedException {
        long startNanos = System.nanoTime();
        Object lock = new Object();
        Thread waiting = new Thread(
                () -> {
                    synchronized (lock) {
                        lock.notifyAll();
                    }
                },
                WAITING);
        synchronized (lock) {
            waiting.start();
            while (waiting.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
        waiting.join();
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private Scrape scrape() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Exposition(meters).write("", Collections.emptyList(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Scrape.parse(out.toString(StandardCharsets.UTF_8));
    }
}
