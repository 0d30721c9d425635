package dev.sonde.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One metric that Sonde makes itself: its name in both namings, its kind, help and labels.
 *
 * <p>The tables {@link RequestMetrics}, {@link AgentMetrics}, {@link DoorMetrics}, {@link JvmMetrics}, {@link
 * EventMetrics}, {@link ProcessMetrics}, {@link CgroupMetrics} and {@link MemoryMetrics} hold them all and are the only
 * place with their names. The metrics of Micrometer's binders are not in them. Label {@code application} is on every
 * metric.
 */
public final class Metric {

    /** The metrics of all tables, in the order in which they are documented. */
    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        all.addAll(RequestMetrics.ALL);
        all.addAll(AgentMetrics.ALL);
        all.addAll(DoorMetrics.ALL);
        all.addAll(JvmMetrics.ALL);
        all.addAll(EventMetrics.ALL);
        all.addAll(ProfileMetrics.ALL);
        all.addAll(ProcessMetrics.ALL);
        all.addAll(CgroupMetrics.ALL);
        all.addAll(MemoryMetrics.ALL);
        all.addAll(BillMetrics.ALL);
        return all;
    }

    public final MetricKind kind;
    /** One line for the exposition's {@code # HELP}. */
    public final String help;
    /** The order in which samples give their label values. */
    public final List<Label> labels;

    private final String micrometerName;
    private final String openTelemetryName;
    private final List<String> further;

    Metric(String name, MetricKind kind, String help, Label... labels) {
        this(name, name, kind, help, labels);
    }

    Metric(String micrometerName, String openTelemetryName, MetricKind kind, String help, Label... labels) {
        this.micrometerName = micrometerName;
        this.openTelemetryName = openTelemetryName;
        this.kind = kind;
        this.help = help;
        this.labels = Collections.unmodifiableList(Arrays.asList(labels));
        this.further = Collections.emptyList();
    }

    private Metric(Metric metric, List<String> further) {
        this.micrometerName = metric.micrometerName;
        this.openTelemetryName = metric.openTelemetryName;
        this.kind = metric.kind;
        this.help = metric.help;
        this.labels = metric.labels;
        this.further = Collections.unmodifiableList(new ArrayList<>(further));
    }

    /** The same metric with labels whose names an option gave, behind its own in the order of values. */
    public Metric withLabels(List<String> names) {
        return names.isEmpty() ? this : new Metric(this, names);
    }

    /** The labels behind {@link #labels}. */
    List<String> further() {
        return further;
    }

    /** The same metric in all, of which there is one sample. */
    public Metric withoutLabels() {
        return new Metric(micrometerName, openTelemetryName, kind, help);
    }

    /** The name of the family as Prometheus shows it, counters with {@code _total}. */
    public String name(Naming naming) {
        return naming == Naming.OPENTELEMETRY ? openTelemetryName : micrometerName;
    }

    /** The label keys in the order of {@link #labels}, without those that the naming does not have. */
    public List<String> labelKeys(Naming naming) {
        List<String> keys = new ArrayList<>();
        for (Label label : labels) {
            if (!label.key(naming).isEmpty()) {
                keys.add(label.key(naming));
            }
        }
        return keys;
    }

    /** {@code seconds}, {@code bytes} or, for mere numbers, empty. */
    public String unit() {
        if (micrometerName.contains("_seconds")) {
            return "seconds";
        }
        return micrometerName.contains("_bytes") ? "bytes" : "";
    }

    /** The name in Micrometer's naming. */
    @Override
    public String toString() {
        return micrometerName;
    }
}
