package dev.sonde.metrics;

import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Labels;

/** A duration and the trace that tells more of it. Immutable. */
final class Traced {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final String ZEROS = "0000000000000000";

    /** When it ended, by {@link System#nanoTime}: the time of day may be set back meanwhile. */
    final long endNanos;

    private final long epochMillis;
    private final TraceParent trace;
    private final long durationNanos;

    Traced(TraceParent trace, long durationNanos, long endNanos, long epochMillis) {
        this.trace = trace;
        this.durationNanos = durationNanos;
        this.endNanos = endNanos;
        this.epochMillis = epochMillis;
    }

    /** The same as the formats have it. */
    Exemplar exemplar() {
        Labels ids = Labels.of(
                Exemplar.TRACE_ID, hex(trace.traceHigh) + hex(trace.traceLow), Exemplar.SPAN_ID, hex(trace.span));
        return new Exemplar(durationNanos / NANOS_PER_SECOND, ids, epochMillis);
    }

    private static String hex(long id) {
        String digits = Long.toHexString(id);
        return ZEROS.substring(digits.length()) + digits;
    }
}
