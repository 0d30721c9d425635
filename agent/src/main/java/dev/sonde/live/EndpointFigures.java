package dev.sonde.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The endpoints' figures since a snapshot, for JSON. For one thread. */
final class EndpointFigures {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEDIAN = 0.5;
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;

    private final double[] boundsSeconds;
    private final Snapshot before;
    private final double seconds;
    private final double processCpuSeconds;

    /** Figures from the snapshot until now. */
    EndpointFigures(double[] boundsSeconds, Snapshot before, double processCpuSeconds, long nowNanos) {
        this.boundsSeconds = boundsSeconds;
        this.before = before;
        this.seconds = (nowNanos - before.nanos) / NANOS_PER_SECOND;
        this.processCpuSeconds = processCpuSeconds - before.processCpuSeconds;
    }

    /** The whole answer, by the names that docs/api.md tells. */
    Map<String, Object> of(Window window, List<EndpointReading> readings) {
        List<Object> endpoints = new ArrayList<>();
        Tally all = new Tally(boundsSeconds.length + 1);
        Tally recent = new Tally(boundsSeconds.length + 1);
        for (EndpointReading reading : readings) {
            endpoints.add(endpoint(reading, recent));
            all.add(reading.closed, 1);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("api", Live.API);
        answer.put("window", window.key);
        answer.put("seconds", seconds);
        answer.put("processCpuSeconds", processCpuSeconds);
        answer.put("bucketBounds", boundsSeconds);
        answer.put("all", both(all, recent));
        answer.put("endpoints", endpoints);
        return answer;
    }

    private Map<String, Object> endpoint(EndpointReading reading, Tally sum) {
        Tally known = before.closed(reading);
        boolean isKnown = known != null || !before.isCrowded();
        Tally recent = reading.closed.since(isKnown ? known : reading.closed);
        sum.add(recent, 1);
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("method", reading.method);
        endpoint.put("uri", reading.uri);
        endpoint.put("active", reading.active);
        endpoint.putAll(both(reading.closed, isKnown ? recent : null));
        return endpoint;
    }

    private Map<String, Object> both(Tally total, Tally recent) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("total", total(total));
        both.put("recent", recent == null ? null : recent(recent));
        return both;
    }

    private static Map<String, Object> total(Tally total) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requests", total.requests());
        figures.put("clientErrors", total.clientErrors);
        figures.put("serverErrors", total.serverErrors);
        figures.put("seconds", total.wallNanos / NANOS_PER_SECOND);
        figures.put("cpuSeconds", total.cpuNanos / NANOS_PER_SECOND);
        figures.put("allocatedBytes", total.allocatedBytes);
        figures.put("buckets", total.buckets);
        return figures;
    }

    private Map<String, Object> recent(Tally recent) {
        double requests = recent.requests();
        double cpuSeconds = recent.cpuNanos / NANOS_PER_SECOND;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requests", requests);
        figures.put("perSecond", requests / seconds);
        figures.put("clientErrors", recent.clientErrors);
        figures.put("serverErrors", recent.serverErrors);
        figures.put("meanSeconds", recent.wallNanos / NANOS_PER_SECOND / requests);
        figures.put("p50Seconds", recent.quantileSeconds(MEDIAN, boundsSeconds));
        figures.put("p95Seconds", recent.quantileSeconds(P95, boundsSeconds));
        figures.put("p99Seconds", recent.quantileSeconds(P99, boundsSeconds));
        figures.put("cpuSeconds", cpuSeconds);
        figures.put("cpuSecondsPerRequest", cpuSeconds / requests);
        figures.put("bytesPerRequest", recent.allocatedBytes / requests);
        figures.put("cpuShare", cpuSeconds / processCpuSeconds);
        return figures;
    }
}
