package dev.sonde.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all endpoints and the process had taken at one moment. Immutable. */
final class Snapshot {

    /** Endpoints beyond, which only those have who asked for that many, have no figures of the last minutes. */
    private static final int MOST = 1_000;

    final long nanos;
    /** NaN if it is not known. */
    final double processCpuSeconds;

    private final Map<String, Tally> closed = new HashMap<>();

    /**
     * Keeps what is needed of the readings, sharing with the snapshot before what has not changed since.
     *
     * @param before null if there is none
     */
    Snapshot(List<EndpointReading> readings, double processCpuSeconds, long nanos, Snapshot before) {
        this.nanos = nanos;
        this.processCpuSeconds = processCpuSeconds;
        for (EndpointReading reading : readings) {
            if (closed.size() < MOST) {
                Tally known = before == null ? null : before.closed.get(reading.name());
                boolean isSame = known != null
                        && known.requests() == reading.closed.requests()
                        && known.cpuNanos == reading.closed.cpuNanos;
                closed.put(reading.name(), isSame ? known : reading.closed);
            }
        }
    }

    /** At the start of the agent. */
    static Snapshot ofStart(double processCpuSeconds, long nanos) {
        return new Snapshot(java.util.Collections.emptyList(), processCpuSeconds, nanos, null);
    }

    /** Null if there was no such endpoint. */
    Tally closed(EndpointReading endpoint) {
        return closed.get(endpoint.name());
    }

    boolean isCrowded() {
        return closed.size() >= MOST;
    }
}
