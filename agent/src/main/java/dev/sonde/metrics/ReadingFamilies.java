package dev.sonde.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Several unlabelled metrics that come out of one reading, so that each scrape reads its source once. */
final class ReadingFamilies implements MultiCollector {

    private final List<ValueFamily> families;
    private final Supplier<double[]> reading;

    ReadingFamilies(List<ValueFamily> families, Supplier<double[]> reading) {
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
        double[] values = reading.get();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        for (int i = 0; i < values.length; i++) {
            snapshots.metricSnapshot(families.get(i).snapshot(Collections.singletonList(new Sample(values[i]))));
        }
        return snapshots.build();
    }
}
