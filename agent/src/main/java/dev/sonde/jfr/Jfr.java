package dev.sonde.jfr;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.base.Feature;
import dev.sonde.base.Log;
import dev.sonde.base.Recordings;
import dev.sonde.base.RequestLog;
import dev.sonde.base.Served;
import dev.sonde.base.Unavailable;
import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javax.management.MBeanServerConnection;

/**
 * The events of a JVM, this one unless another is named, on a thread of the agent's own, from some seconds after its
 * start until it is closed.
 *
 * <p>Where there are none to be had it says why in one line, and nothing else happens. Any thread.
 */
public final class Jfr implements Recordings, RequestLog, AutoCloseable {

    private static final long BYTES_PER_MEGABYTE = 1 << 20;
    // Starting JFR takes up to a second of CPU time, which the service may need for its own start.
    private static final long PATIENCE_MILLIS = 3_000;
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final long CLOSING_MILLIS = 2_000;

    // A flush each second; a chunk each ten, which is then read.
    private static final long STREAMED_WITHIN_NANOS = 2_500_000_000L;
    private static final long DUMPED_WITHIN_NANOS = 15_000_000_000L;

    private final Feature feature = new Feature("jfr");
    private final CountDownLatch closed = new CountDownLatch(1);
    private final MBeanServerConnection remote;
    private final Recorded recorded;
    private final Log log;
    private final Failures failures;
    private volatile EventSources sources;
    private volatile EventSource source;
    private volatile boolean records;
    private Thread thread;
    private Runnable onceStarted;

    /**
     * Nothing happens yet.
     *
     * @param diskMegabytes what the recording may take on disk, about
     */
    public Jfr(int diskMegabytes, Log log, Failures failures) {
        this(null, diskMegabytes, log, failures);
    }

    /**
     * Of another JVM; nothing is loaded into it.
     *
     * @param remote what it is asked by
     * @param diskMegabytes what the recording may take on its disk, about
     */
    public Jfr(MBeanServerConnection remote, int diskMegabytes, Log log, Failures failures) {
        this.remote = remote;
        this.recorded = new Recorded(diskMegabytes * BYTES_PER_MEGABYTE, log, failures);
        this.log = log;
        this.failures = failures;
    }

    /** How long after something happened its event may come, in nanoseconds. */
    public static long holdNanos() {
        return JfrSupport.streams() ? STREAMED_WITHIN_NANOS : DUMPED_WITHIN_NANOS;
    }

    /** What the agent can do without; while it rests, nothing is recorded. */
    public Feature feature() {
        return feature;
    }

    /** Registers what it tells about itself. */
    public void bindTo(Meters meters) {
        meters.family(AgentMetrics.JFR_EVENTS, () -> samples(EventKind::events));
        meters.family(AgentMetrics.JFR_SHED, () -> samples(EventKind::sheddings));
        meters.counter(AgentMetrics.JFR_LOST, () -> {
            EventSources current = sources;
            return current == null ? Double.NaN : current.events.lostBytes();
        });
    }

    private List<Sample> samples(ToLongFunction<EventKind> count) {
        List<Sample> samples = new ArrayList<>();
        EventSources current = sources;
        if (current != null) {
            for (EventKind kind : current.events.kinds()) {
                samples.add(new Sample(count.applyAsLong(kind), kind.name));
            }
        }
        return samples;
    }

    /** Whether no more events are to come: it was closed, or could not go on. */
    public boolean isOver() {
        return !thread.isAlive();
    }

    /** Whether JFR works for the agent: it starts, or events are recorded. */
    public boolean isRecording() {
        return records && feature.isOn();
    }

    @Override
    public void closed(Served endpoint, int status, long nanos, long cpuNanos, long allocatedBytes) {
        EventSources current = sources;
        if (current != null && current.requests != null) {
            current.requests.closed(endpoint, status, nanos, cpuNanos, allocatedBytes);
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (source == null) {
            throw new Unavailable("nothing is recorded: see the agent's log, and the options jfr and budget");
        }
        OwnRecording.writeTo(out);
    }

    /**
     * Starts after a while. To be called once.
     *
     * @param listeners asked for when events are known to be there, since they may name classes of JFR
     * @param started told that the start, which takes its CPU time, is over
     */
    public void start(Supplier<List<Listener>> listeners, Runnable started) {
        onceStarted = started;
        thread = Daemon.start("jfr", () -> run(listeners));
    }

    // An edge of the agent: what fails here is one line, and the service runs on.
    private void run(Supplier<List<Listener>> listeners) {
        try {
            if (isClosedWithin(remote == null ? PATIENCE_MILLIS : 0)) {
                return;
            }
            String missing = JfrSupport.missing();
            if (missing == null) {
                records = true;
                missing = deliverAll(listeners);
            }
            if (missing != null) {
                log.line("no JFR events: " + missing);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (Throwable failure) {
            failures.report("jfr", failure);
        } finally {
            records = false;
        }
    }

    /** Returns when closed; or why no recording can be had. */
    private String deliverAll(Supplier<List<Listener>> wanted) throws Exception {
        try {
            List<Listener> listeners = wanted.get();
            sources = remote == null
                    ? EventSources.ofThisJvm(listeners, recorded)
                    : EventSources.ofAnother(remote, listeners, recorded);
        } catch (IllegalStateException refused) {
            return JfrSupport.refusal(refused);
        }
        try {
            deliver();
        } finally {
            sources.close();
        }
        return null;
    }

    private void deliver() throws Exception {
        do {
            if (feature.isOn()) {
                source = sources.open(this::everySecond);
                runToItsEnd();
            }
        } while (!isClosedWithin(LOOK_AGAIN_MILLIS));
    }

    private void runToItsEnd() throws Exception {
        try (EventSource current = source) {
            if (closed.getCount() > 0) {
                current.run();
            }
        } finally {
            source = null;
        }
    }

    private void everySecond() {
        onceStarted.run();
        onceStarted = () -> {};
        if (!feature.isOn()) {
            closeSource();
        }
    }

    private void closeSource() {
        EventSource current = source;
        try {
            if (current != null) {
                current.close();
            }
        } catch (IOException failure) {
            failures.report("jfr", failure);
        }
    }

    private boolean isClosedWithin(long millis) throws InterruptedException {
        return closed.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Ends the recording and the thread, and leaves no file behind. */
    @Override
    public void close() {
        closed.countDown();
        closeSource();
        try {
            thread.join(CLOSING_MILLIS);
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }
}
