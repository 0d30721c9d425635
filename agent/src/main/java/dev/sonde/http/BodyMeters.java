package dev.sonde.http;

import dev.sonde.metrics.Distribution;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.RequestMetrics;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Shows what requests' bodies came to; there is nothing of endpoints whose server does not tell. */
final class BodyMeters {

    private final Endpoints endpoints;
    private final Details details;

    BodyMeters(Endpoints endpoints, Details details) {
        this.endpoints = endpoints;
        this.details = details;
    }

    void bindTo(Meters meters) {
        List<String> labels = details.labelNames();
        meters.family(RequestMetrics.RECEIVED.withLabels(labels), () -> sums(bodies -> bodies.received.sum()));
        meters.family(RequestMetrics.SENT.withLabels(labels), () -> sums(bodies -> bodies.sent.sum()));
        meters.histogram(RequestMetrics.FIRST_BYTE.withLabels(labels), endpoints.scale, this::firstBytes);
    }

    private List<Sample> sums(ToLongFunction<BodySums> sum) {
        List<Sample> samples = new ArrayList<>();
        for (Endpoint endpoint : endpoints.shown()) {
            BodySums bodies = endpoint.knownBodies();
            if (bodies != null && bodies.hasBytes()) {
                samples.add(new Sample(sum.applyAsLong(bodies), labels(endpoint)));
            }
        }
        return samples;
    }

    private List<Distribution> firstBytes() {
        List<Distribution> times = new ArrayList<>();
        for (Endpoint endpoint : endpoints.shown()) {
            BodySums bodies = endpoint.knownBodies();
            if (bodies != null) {
                times.add(new Distribution(bodies.firstBytes, bodies.firstByteSeconds(), labels(endpoint)));
            }
        }
        return times;
    }

    private String[] labels(Endpoint endpoint) {
        return details.with(endpoint.variant, endpoint.method, endpoint.uri);
    }
}
