package dev.sonde.grafana;

import dev.sonde.metrics.Metric;
import dev.sonde.metrics.MetricKind;
import dev.sonde.metrics.Naming;
import java.util.List;
import java.util.stream.Stream;

/** Which series of a metric a query means, as matchers: those of a dashboard's variables, or, in rules, all. */
record Scope(List<String> matchers) {

    static final Scope ALL = new Scope(List.of());
    static final Scope JOBS = new Scope(List.of("namespace=~\"$namespace\"", "job=~\"$job\""));
    static final Scope INSTANCES = JOBS.where("instance=~\"$instance\"");

    /** The endpoint that is looked at, whatever instances serve it. */
    static final Scope ENDPOINT = INSTANCES.where("method=~\"$method\"", "uri=~\"$uri\"");

    Scope where(String... more) {
        return new Scope(Stream.concat(matchers.stream(), Stream.of(more)).toList());
    }

    /** The series of a counter or gauge; of a histogram, its native one. */
    String of(Metric metric) {
        return selector(name(metric));
    }

    String of(Binder metric) {
        return selector(metric.toString());
    }

    String of(Recorded metric) {
        return selector(metric.toString());
    }

    String countOf(Metric histogram) {
        return selector(histogramName(histogram) + "_count");
    }

    String sumOf(Metric histogram) {
        return selector(histogramName(histogram) + "_sum");
    }

    String bucketsOf(Metric histogram) {
        return selector(histogramName(histogram) + "_bucket");
    }

    private String selector(String name) {
        return matchers.isEmpty() ? name : name + "{" + String.join(", ", matchers) + "}";
    }

    private static String histogramName(Metric metric) {
        if (metric.kind != MetricKind.HISTOGRAM) {
            throw new IllegalArgumentException(metric + " is no histogram");
        }
        return name(metric);
    }

    private static String name(Metric metric) {
        return metric.name(Naming.MICROMETER);
    }
}
