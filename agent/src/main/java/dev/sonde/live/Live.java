package dev.sonde.live;

import dev.sonde.base.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What the service does now and did in the last half hour, as JSON for its page and for programs; docs/api.md tells the
 * shapes. Any thread.
 */
public final class Live {

    /** Version of the shapes: it rises when a figure goes or changes its meaning, not when one comes. */
    static final int API = 1;

    private static final long WATCHED_NANOS = 60_000_000_000L;

    private final EndpointSource endpoints;
    private final List<Source> sources;
    private final DoubleSupplier processCpuSeconds;
    private final Facts facts;
    private final Clocks clocks;
    private final History history = new History();
    private final Snapshots snapshots;
    private volatile long lookedNanos;

    /**
     * Begins now. Nothing is kept but what {@link #tick} finds.
     *
     * @param sources of all that is not of endpoints
     * @param processCpuSeconds what the process has taken, NaN if nobody knows
     */
    public Live(EndpointSource endpoints, List<Source> sources, DoubleSupplier processCpuSeconds, Facts facts) {
        this(endpoints, sources, processCpuSeconds, facts, new Clocks());
    }

    Live(EndpointSource endpoints, List<Source> sources, DoubleSupplier processCpuSeconds, Facts facts, Clocks clocks) {
        this.endpoints = endpoints;
        this.sources = new ArrayList<>(sources);
        this.processCpuSeconds = processCpuSeconds;
        this.facts = facts;
        this.clocks = clocks;
        this.lookedNanos = clocks.nanos() - WATCHED_NANOS;
        this.snapshots = new Snapshots(Snapshot.ofStart(processCpuSeconds.getAsDouble(), clocks.nanos()));
        tick();
    }

    /** Keeps the figures of this moment; to be called every ten seconds, by one thread at a time. */
    public void tick() {
        long nowNanos = clocks.nanos();
        List<EndpointReading> readings = endpoints.read();
        Figures figures = new Figures(nowNanos - lookedNanos < WATCHED_NANOS);
        tell(readings, figures);
        sources.forEach(source -> source.tell(figures));
        history.keep(figures, clocks.millis(), nowNanos);
        synchronized (snapshots) {
            if (snapshots.isDue(nowNanos)) {
                double cpuSeconds = processCpuSeconds.getAsDouble();
                snapshots.keep(new Snapshot(readings, cpuSeconds, nowNanos, snapshots.last()));
            }
        }
    }

    /** Writes the figures of all endpoints. */
    public void writeEndpoints(Window window, OutputStream out) throws IOException {
        long nowNanos = clocks.nanos();
        Snapshot before;
        synchronized (snapshots) {
            before = snapshots.before(window, nowNanos);
        }
        List<EndpointReading> readings = endpoints.read();
        double cpuSeconds = processCpuSeconds.getAsDouble();
        write(new EndpointFigures(endpoints.boundsSeconds(), before, cpuSeconds, nowNanos).of(window, readings), out);
    }

    /**
     * Writes what was kept of the last half hour.
     *
     * @param from the first moment that is wanted, which an earlier answer gave as the next one; 0 for all
     */
    public void writeHistory(int from, OutputStream out) throws IOException {
        lookedNanos = clocks.nanos();
        write(history.since(from), out);
    }

    public void writeStatus(OutputStream out) throws IOException {
        write(versioned(facts.status()), out);
    }

    public void writeOptions(OutputStream out) throws IOException {
        write(versioned(facts.options()), out);
    }

    private void tell(List<EndpointReading> readings, Figures figures) {
        double[] bounds = endpoints.boundsSeconds();
        Tally all = new Tally(bounds.length + 1);
        long active = 0;
        for (EndpointReading reading : readings) {
            all.add(reading.closed, 1);
            active += reading.active;
        }
        figures.add(Topic.REQUESTS, "all", all.requests());
        figures.add(Topic.REQUESTS, "clientErrors", all.clientErrors);
        figures.add(Topic.REQUESTS, "serverErrors", all.serverErrors);
        figures.add(Topic.ACTIVE, "requests", active);
        for (int i = 0; i < all.buckets.length; i++) {
            figures.add(Topic.LATENCY, i < bounds.length ? String.valueOf(bounds[i]) : "+Inf", all.buckets[i]);
        }
    }

    private static Map<String, Object> versioned(Map<String, Object> facts) {
        Map<String, Object> versioned = new LinkedHashMap<>();
        versioned.put("api", API);
        versioned.putAll(facts);
        return versioned;
    }

    private static void write(Object value, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        new Json(writer).write(value);
        writer.write('\n');
        writer.flush();
    }
}
