package dev.sonde.jfr;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.Served;
import dev.sonde.base.Serving;
import dev.sonde.base.ThreadOwners;
import dev.sonde.flame.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Records an event of the named kind, and gives it to all that listen in the agent as often as it is asked for.
 */
public final class HandledEvents implements Function<String, IntConsumer>, Serving, ThreadOwners {

    private static final String WORK = "work";
    private static final long WORK_NANOS = 600_000_000;
    private static final long PARK_NANOS = 30_000_000;
    private static final int MEGABYTE = 1 << 20;

    private final Served served = new Served("GET", "/orders/{id}");
    private byte[] taken;

    @Override
    public IntConsumer apply(String name) {
        Log log = new Log(System.err);
        Profiler profiler = new Profiler(
                new Profile(Collections.emptyList(), System.nanoTime()), this, this, event -> event.equals(name));
        JfrMetrics metrics = new JfrMetrics(() -> Collections.singleton(name));
        Events events =
                new Events(Arrays.asList(metrics, profiler), name::equals, Double.MAX_VALUE, log, new Failures(log));
        RecordedEvent event = recorded(name, events);
        long startNanos = System.nanoTime();
        return times -> {
            for (int i = 0; i < times; i++) {
                events.deliver(event, name, startNanos);
            }
            events.kinds().forEach(kind -> kind.inWindow = 0);
        };
    }

    private RecordedEvent recorded(String name, Events events) {
        try (Recording recording = new Recording()) {
            recording.setSettings(events.settings());
            recording.start();
            work();
            recording.stop();
            Path file = Files.createTempFile("handled", ".jfr");
            try {
                recording.dump(file);
                return RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().equals(name))
                        .filter(event -> isOfWork(event.getStackTrace()))
                        .filter(event -> event.getDuration().toNanos() == 0
                                || event.getDuration().toNanos() >= PARK_NANOS / 2)
                        // One that was taken outside of what work calls, so that all forks have the same calls.
                        .min(Comparator.comparingInt(
                                event -> event.getStackTrace().getFrames().size()))
                        .orElseThrow(() -> new IllegalStateException("no " + name + " was recorded"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void work() {
        LockSupport.parkNanos(this, PARK_NANOS);
        long end = System.nanoTime() + WORK_NANOS;
        while (System.nanoTime() < end) {
            taken = new byte[MEGABYTE];
            for (int i = 1; i < MEGABYTE; i++) {
                taken[i] = (byte) (taken[i - 1] * 31 + i);
            }
        }
    }

    private static boolean isOfWork(RecordedStackTrace stack) {
        return stack != null
                && stack.getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getName().equals(WORK));
    }

    @Override
    public Served at(long threadId, long nanoTime) {
        return served;
    }

    @Override
    public void each(long nanoTime, Consumer<Served> consumer) {
        consumer.accept(served);
    }

    @Override
    public boolean areVirtualMetered() {
        return true;
    }

    @Override
    public void sweep() {
        // Nothing is kept.
    }

    @Override
    public String lineOf(long threadId, String threadName) {
        return "other";
    }

    @Override
    public String lineOfVirtualThreads() {
        return "other";
    }
}
