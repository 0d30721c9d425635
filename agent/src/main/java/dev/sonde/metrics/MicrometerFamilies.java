package dev.sonde.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusScrapeRequest;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Shows the meters of a Micrometer registry as Prometheus families: times in seconds, unknown values left out.
 *
 * <p>The JVM says unknown with NaN or a negative number, such as {@code -1} for the limit of a memory pool without one.
 */
final class MicrometerFamilies implements MultiCollector {

    private final MeterRegistry meters;
    // Making them takes longer than reading the meter.
    private final Map<Meter.Id, Labels> labels = new ConcurrentHashMap<>();

    MicrometerFamilies(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public MetricSnapshots collect() {
        return collect(name -> true, null);
    }

    @Override
    public MetricSnapshots collect(Predicate<String> wanted, PrometheusScrapeRequest request) {
        Map<String, MicrometerFamily> families = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            String name = name(meter.getId());
            if (wanted.test(name) || wanted.test(name + MicrometerFamily.MAXIMUM_SUFFIX)) {
                add(meter, families.computeIfAbsent(name, key -> new MicrometerFamily(key, meter.getId())));
            }
        }
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        for (MicrometerFamily family : families.values()) {
            family.snapshots().stream()
                    .filter(snapshot -> wanted.test(snapshot.getMetadata().getPrometheusName()))
                    .forEach(snapshots::metricSnapshot);
        }
        return snapshots.build();
    }

    private void add(Meter meter, MicrometerFamily family) {
        Meter.Id id = meter.getId();
        Labels its = labels.computeIfAbsent(id, MicrometerFamilies::labels);
        if (meter instanceof Timer) {
            family.addTimer(its, ((Timer) meter).takeSnapshot());
        } else {
            meter.measure().forEach(measured -> family.addValue(its, measured.getValue() * scale(id)));
        }
    }

    private static String name(Meter.Id id) {
        String name = PrometheusNaming.prometheusName(id.getName());
        String unit = scale(id) == 1 && id.getType() != Meter.Type.TIMER ? id.getBaseUnit() : "seconds";
        return unit == null || name.endsWith('_' + unit) ? name : name + '_' + unit;
    }

    /** What turns a value of the meter into Prometheus's base unit. */
    private static double scale(Meter.Id id) {
        if ("ns".equals(id.getBaseUnit())) {
            return 1e-9;
        }
        return "ms".equals(id.getBaseUnit()) ? 1e-3 : 1;
    }

    private static Labels labels(Meter.Id id) {
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Tag tag : id.getTagsAsIterable()) {
            keys.add(PrometheusNaming.prometheusName(tag.getKey()));
            values.add(tag.getValue());
        }
        return Labels.of(keys, values);
    }
}
