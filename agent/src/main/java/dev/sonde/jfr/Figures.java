package dev.sonde.jfr;

import dev.sonde.metrics.CellCounts;
import dev.sonde.metrics.Distribution;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.MetricKind;
import dev.sonde.metrics.Sample;
import dev.sonde.metrics.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The values of metrics by their labels. One thread writes, any reads. */
final class Figures {

    /** For so many periods a state is shown after it was told, and then no more: the stream may rest. */
    static final int PERIODS_TO_LIVE = 4;
    /** From so many sets of labels of a metric on, all others share one: no event may fill the memory. */
    static final int MOST = 48;

    private static final String OTHER = "other";
    private static final Scale SCALE = new Scale(0.0001, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5);

    private final CellCounts none = new CellCounts(SCALE);

    private final Map<Metric, Map<List<String>, Figure>> byMetric = new ConcurrentHashMap<>();

    /** Adds an amount up; NaN is none. */
    void add(Metric metric, double amount, String... labels) {
        if (!Double.isNaN(amount)) {
            figure(metric, labels).add(amount);
        }
    }

    /** Puts a time into a histogram; NaN is none. */
    void record(Metric metric, double seconds, String... labels) {
        if (!Double.isNaN(seconds)) {
            figure(metric, labels).record(seconds, SCALE);
        }
    }

    /**
     * Sets a value.
     *
     * @param value NaN for none
     * @param lifeNanos how long it holds
     */
    void set(Metric metric, double value, long lifeNanos, String... labels) {
        figure(metric, labels).set(value, lifeNanos);
    }

    /** Says that what has no labels and is counted was 0 up to now. */
    void beginAtZero(Metric metric) {
        if (metric.labels.isEmpty() && metric.kind != MetricKind.GAUGE) {
            add(metric, 0);
        }
    }

    /** Registers the metrics. */
    void bindTo(Meters meters, Collection<Metric> metrics) {
        for (Metric metric : metrics) {
            if (metric.kind == MetricKind.HISTOGRAM) {
                meters.histogram(metric, SCALE, () -> distributions(metric));
            } else {
                meters.family(metric, () -> samples(metric));
            }
        }
    }

    List<Sample> samples(Metric metric) {
        List<Sample> samples = new ArrayList<>();
        of(metric).forEach((labels, figure) -> samples.add(new Sample(figure.value(), array(labels))));
        return samples;
    }

    List<Distribution> distributions(Metric metric) {
        List<Distribution> distributions = new ArrayList<>();
        of(metric).forEach((labels, figure) -> {
            CellCounts tally = figure.tally();
            distributions.add(new Distribution(tally == null ? none : tally, figure.value(), array(labels)));
        });
        return distributions;
    }

    private Map<List<String>, Figure> of(Metric metric) {
        return byMetric.computeIfAbsent(metric, each -> new ConcurrentHashMap<>());
    }

    private Figure figure(Metric metric, String... labels) {
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labels[i] == null ? "" : labels[i];
        }
        Map<List<String>, Figure> figures = of(metric);
        Figure known = figures.get(Arrays.asList(labels));
        if (known != null) {
            return known;
        }
        if (figures.size() >= MOST) {
            Arrays.fill(labels, OTHER);
        }
        return figures.computeIfAbsent(Arrays.asList(labels), each -> new Figure());
    }

    private static String[] array(List<String> labels) {
        return labels.toArray(new String[0]);
    }
}
