package dev.sonde.metrics;

import dev.sonde.base.Protobuf;
import dev.sonde.base.Version;
import io.prometheus.metrics.expositionformats.TextFormatUtil;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Writes all metrics as a request of OTLP: the same names, labels and values as on the scrape, cumulative, times in
 * seconds, histograms whole. Any thread.
 */
public final class OtlpExposition {

    private static final int RESOURCE_METRICS = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPE_METRICS = 2;
    private static final int SCOPE = 1;

    private final PrometheusRegistry registry;
    private final Map<String, String> resource;
    private final long startNanos;
    private final boolean exponential;

    /**
     * For these meters.
     *
     * @param resource attributes of the service, such as {@code service.name}
     * @param startMillis since when all is counted
     * @param exponential whether histograms have exponential buckets, else their own bounds
     */
    public OtlpExposition(Meters meters, Map<String, String> resource, long startMillis, boolean exponential) {
        this.registry = meters.registry();
        this.resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
        this.startNanos = TimeUnit.MILLISECONDS.toNanos(startMillis);
        this.exponential = exponential;
    }

    /**
     * Collects and writes.
     *
     * @return an {@code ExportMetricsServiceRequest}
     */
    public Protobuf request(long nowMillis) {
        // A clock that was set back must not end what it counts before that began.
        long endNanos = Math.max(startNanos, TimeUnit.MILLISECONDS.toNanos(nowMillis));
        FamilyOtlp families = new FamilyOtlp(startNanos, endNanos, exponential);
        Protobuf metrics = families.written(
                TextFormatUtil.mergeDuplicates(registry.scrape(exponential ? WholeHistograms.WANTED : null)));
        Protobuf scope = new Protobuf().string(1, "dev.sonde").string(2, Version.read());
        Protobuf scopeMetrics = new Protobuf().message(SCOPE, scope).fields(metrics);
        Protobuf attributes = new Protobuf();
        resource.forEach((key, value) -> attributes.message(1, FamilyOtlp.attribute(key, value)));
        Protobuf resourceMetrics = new Protobuf().message(RESOURCE, attributes).message(SCOPE_METRICS, scopeMetrics);
        return new Protobuf().message(RESOURCE_METRICS, resourceMetrics);
    }
}
