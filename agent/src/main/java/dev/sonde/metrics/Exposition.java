package dev.sonde.metrics;

import io.prometheus.metrics.expositionformats.TextFormatUtil;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Writes all metrics as text: OpenMetrics 1.0 for those who accept it, else Prometheus's format 0.0.4. Any thread. */
public final class Exposition {

    private static final String[] SERIES_SUFFIXES = {"_total", "_bucket", "_count", "_sum"};

    private final PrometheusRegistry registry;

    public Exposition(Meters meters) {
        this.registry = meters.registry();
    }

    /** The content type of what {@link #write} writes for this {@code Accept} header, which may be null. */
    public String contentType(String accept) {
        return TextFormat.accepted(accept).contentType;
    }

    /**
     * Collects and writes.
     *
     * @param accept the {@code Accept} header, may be null
     * @param names names of families or of their series; none for all
     */
    public void write(String accept, Collection<String> names, OutputStream out) throws IOException {
        new FamilyText(TextFormat.accepted(accept), out).write(TextFormatUtil.mergeDuplicates(collect(names)));
    }

    private MetricSnapshots collect(Collection<String> names) {
        return names.isEmpty() ? registry.scrape() : registry.scrape(families(names)::contains);
    }

    private static Set<String> families(Collection<String> names) {
        Set<String> families = new HashSet<>(names);
        for (String name : names) {
            for (String suffix : SERIES_SUFFIXES) {
                if (name.endsWith(suffix)) {
                    families.add(name.substring(0, name.length() - suffix.length()));
                }
            }
        }
        return families;
    }
}
