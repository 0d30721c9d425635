package dev.sonde.metrics;

import dev.sonde.metrics.Accepted.Format;
import io.prometheus.metrics.expositionformats.TextFormatUtil;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.registry.PrometheusScrapeRequest;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Writes all metrics in the format that is asked for: Prometheus's protobuf format, with native histograms beside the
 * classic ones, OpenMetrics 1.0, or Prometheus's text. Any thread.
 */
public final class Exposition {

    private static final String[] SERIES_SUFFIXES = {"_total", "_bucket", "_count", "_sum", "_created"};

    private final PrometheusRegistry registry;
    private final LongSupplier createdMillis;

    public Exposition(Meters meters) {
        this(meters.registry(), () -> 0);
    }

    private Exposition(PrometheusRegistry registry, LongSupplier createdMillis) {
        this.registry = registry;
        this.createdMillis = createdMillis;
    }

    /**
     * The same, which also tells since when all is counted, where a format has a place for it.
     *
     * @param startMillis since the epoch, 0 for not telling; asked by each scrape
     */
    public Exposition tellingSince(LongSupplier startMillis) {
        return new Exposition(registry, startMillis);
    }

    /** The content type of what {@link #write} writes for this {@code Accept} header, which may be null. */
    public String contentType(String accept) {
        return Accepted.of(accept).contentType;
    }

    /**
     * Collects and writes.
     *
     * @param accept the {@code Accept} header, may be null
     * @param names names of families or of their series; none for all
     */
    public void write(String accept, Collection<String> names, OutputStream out) throws IOException {
        Format format = Accepted.of(accept).format;
        if (format == Format.PROTOBUF) {
            new FamilyProtobuf(createdMillis.getAsLong(), out).write(collect(names, WholeHistograms.WANTED));
        } else {
            new FamilyText(format.text, createdMillis.getAsLong(), out).write(collect(names, null));
        }
    }

    private MetricSnapshots collect(Collection<String> names, PrometheusScrapeRequest request) {
        MetricSnapshots collected =
                names.isEmpty() ? registry.scrape(request) : registry.scrape(families(names)::contains, request);
        return TextFormatUtil.mergeDuplicates(collected);
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
