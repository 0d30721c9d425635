package dev.sonde.metrics;

import dev.sonde.base.Failures;
import dev.sonde.base.Feature;
import io.micrometer.common.util.internal.logging.InternalLoggerFactory;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * All metrics of the agent: what is registered here is asked for its values on every scrape, on the scrape's thread.
 *
 * <p>Suppliers must be quick and safe to call from several threads at once. Values that are unknown (NaN, and negative
 * ones of a counter) are left out of the scrape. Samples whose labels become the same, because the naming in force does
 * not have what told them apart, are added up.
 */
public final class Meters implements AutoCloseable {

    static final String APPLICATION_KEY = "application";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final JvmMeters jvm;
    private final String application;
    private final SortedMap<String, String> constants;
    private final Naming naming;
    private final Feature histograms = new Feature("histograms");

    /**
     * Starts with no metrics.
     *
     * @param application value of the label {@code application} on every metric
     */
    public Meters(String application, Naming naming) {
        this(application, naming, Collections.emptySortedMap());
    }

    /**
     * The same with further labels on every metric.
     *
     * @param labels names to values; a metric's own label of the same name stands before
     */
    public Meters(String application, Naming naming, SortedMap<String, String> labels) {
        InternalLoggerFactory.setDefaultFactory(new SilentLogging());
        this.application = application;
        this.naming = naming;
        this.constants = new TreeMap<>(labels);
        this.constants.put(APPLICATION_KEY, application);
        this.jvm = new JvmMeters(constants, naming);
    }

    /** The buckets of all histograms, which a scrape can do without. */
    public Feature histograms() {
        return histograms;
    }

    public Naming naming() {
        return naming;
    }

    /** Value of the label {@code application}. */
    public String application() {
        return application;
    }

    /** Registers an unlabelled gauge. */
    public void gauge(Metric metric, DoubleSupplier value) {
        family(metric, () -> Collections.singletonList(new Sample(value.getAsDouble())));
    }

    /** Registers an unlabelled counter. */
    public void counter(Metric metric, DoubleSupplier value) {
        gauge(metric, value);
    }

    /** Registers a counter or gauge with labels. */
    public void family(Metric metric, Supplier<List<Sample>> samples) {
        registry.register(values(metric, samples));
    }

    /**
     * Registers unlabelled metrics that are read together.
     *
     * @param reading gives as many values as there are metrics, in their order; asked once a scrape
     */
    public void readings(List<Metric> metrics, Supplier<double[]> reading) {
        families(metrics, () -> {
            List<List<Sample>> samples = new ArrayList<>();
            for (double value : reading.get()) {
                samples.add(Collections.singletonList(new Sample(value)));
            }
            return samples;
        });
    }

    /**
     * Registers metrics with labels that are read together.
     *
     * @param reading gives the samples of each metric, in their order; asked once a scrape
     */
    public void families(List<Metric> metrics, Supplier<List<List<Sample>>> reading) {
        List<ValueFamily> families = new ArrayList<>();
        metrics.forEach(metric -> families.add(values(metric, Collections::emptyList)));
        registry.register(new ReadingFamilies(families, reading));
    }

    /**
     * Registers a histogram.
     *
     * @param scale that of the distributions' tallies
     */
    public void histogram(Metric metric, Scale scale, Supplier<List<Distribution>> distributions) {
        MetricMetadata metadata = new MetricMetadata(metric.name(naming), metric.help);
        registry.register(new HistogramFamily(metadata, labeller(metric), scale, distributions, histograms));
    }

    /** Registers what the agent tells about itself: its version and its failures. */
    public void bindAgent(String version, Failures failures) {
        String java = System.getProperty("java.version");
        family(AgentMetrics.BUILD_INFO, () -> Collections.singletonList(new Sample(1, version, java)));
        family(AgentMetrics.FAILURES, () -> {
            List<Sample> samples = new ArrayList<>();
            failures.counts().forEach((where, count) -> samples.add(new Sample(count, where)));
            return samples;
        });
    }

    /** Registers heap, memory pools, buffers, threads, classes, GC, compilation, processors and more of the JVM. */
    public void bindJvm() {
        registry.register(new MicrometerFamilies(jvm.registry()));
        family(JvmMetrics.THREAD_STATES, new ThreadStates(naming));
        jvm.bind();
    }

    /** What a scrape collects. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** Takes the listeners of the JVM's meters away and forgets all metrics. */
    @Override
    public void close() {
        jvm.close();
        registry.clear();
    }

    private ValueFamily values(Metric metric, Supplier<List<Sample>> samples) {
        return new ValueFamily(metric, naming, labeller(metric), samples);
    }

    private Labeller labeller(Metric metric) {
        return new Labeller(metric, naming, constants);
    }
}
