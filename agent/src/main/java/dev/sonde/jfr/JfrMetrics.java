package dev.sonde.jfr;

import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The list of all events that become metrics. A new one is one entry in the file of its topic and its constants in
 * {@code EventMetrics}. What another source tells more exactly is not in it (decision 017).
 */
public final class JfrMetrics implements Listener {

    final List<Entry> entries;
    private final Figures figures = new Figures();
    private final Supplier<Set<String>> present;
    private boolean isDelivered;

    /**
     * Without a value yet.
     *
     * @param present names of the events of the JVM that they come from; asked when they come
     */
    JfrMetrics(Supplier<Set<String>> present) {
        this.present = present;
        List<Entry> all = new ArrayList<>();
        all.addAll(CollectorEvents.entries());
        all.addAll(SafepointEvents.entries());
        all.addAll(CodeEvents.entries());
        all.addAll(ThreadEvents.entries());
        all.addAll(InputOutputEvents.entries());
        all.addAll(MemoryEvents.entries());
        entries = Collections.unmodifiableList(all);
    }

    /** Registers the metrics of this JVM's events; what it gives is to be put among the listeners. */
    public static Listener of(Meters meters) {
        JfrMetrics metrics = new JfrMetrics(EventNames::here);
        metrics.bindTo(meters);
        return metrics;
    }

    /** Registers the metrics. */
    void bindTo(Meters meters) {
        Set<Metric> metrics = new LinkedHashSet<>();
        entries.forEach(entry -> metrics.addAll(entry.metrics()));
        figures.bindTo(meters, metrics);
    }

    @Override
    public List<Subscription> subscriptions() {
        return entries.stream().map(entry -> entry.subscribe(figures)).collect(Collectors.toList());
    }

    // What did not happen yet is 0 only where it would have been told.
    @Override
    public void delivered(long untilNanos) {
        if (!isDelivered) {
            isDelivered = true;
            Set<String> here = present.get();
            entries.stream()
                    .filter(entry -> here.contains(entry.event) && !entry.isState())
                    .forEach(entry -> entry.metrics().forEach(figures::beginAtZero));
        }
    }
}
