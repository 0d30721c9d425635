package dev.sonde.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Several metrics that come out of one reading, so that each scrape reads its source once and they agree. */
final class ReadingFamilies implements MultiCollector {

    private final List<ValueFamily> families;
    private final Supplier<List<List<Sample>>> reading;

    ReadingFamilies(List<ValueFamily> families, Supplier<List<List<Sample>>> reading) {
        this.families = families;
        this.reading = reading;
    }

    @Override
    public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
        List<MetricFamilyDescriptor> descriptors = new ArrayList<>();
        families.forEach(family -> descriptors.add(family.getMetricFamilyDescriptor()));
        return descriptors;
    }

    @Override
    public MetricSnapshots collect() {
        List<List<Sample>> samples = reading.get();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        for (int i = 0; i < families.size(); i++) {
            snapshots.metricSnapshot(families.get(i).snapshot(samples.get(i)));
        }
        return snapshots.build();
    }
}
