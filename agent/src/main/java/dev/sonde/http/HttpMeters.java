package dev.sonde.http;

import dev.sonde.base.Options;
import dev.sonde.base.Settings;
import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Distribution;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.Naming;
import dev.sonde.metrics.RequestMetrics;
import dev.sonde.metrics.Sample;
import dev.sonde.metrics.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Shows the {@link Ledger} on the scrape. */
final class HttpMeters {

    private static final double NANOS_PER_SECOND = 1e9;

    private static final int FIRST_SERVER_ERROR = 500;

    private final Ledger ledger;
    private final LegMeter meter;
    private final Endpoints endpoints;
    private final Settings settings;
    private final Details details;
    private Naming naming = Naming.MICROMETER;

    HttpMeters(Ledger ledger, LegMeter meter, Settings settings, Details details) {
        this.settings = settings;
        this.details = details;
        this.ledger = ledger;
        this.meter = meter;
        this.endpoints = ledger.endpoints();
    }

    void bindTo(Meters meters) {
        naming = meters.naming();
        meters.histogram(detailed(RequestMetrics.REQUESTS), endpoints.scale, this::durations);
        meters.family(detailed(RequestMetrics.REQUESTS_MAX), this::maxima);
        bindFine(meters);
        bindInFlight(meters);
        meters.family(
                detailed(RequestMetrics.REQUESTS_CPU),
                () -> costs(endpoint -> endpoint.cpuNanos.sum() / NANOS_PER_SECOND));
        meters.family(
                detailed(RequestMetrics.REQUESTS_ALLOCATED), () -> costs(endpoint -> endpoint.allocatedBytes.sum()));
        meters.gauge(AgentMetrics.ENDPOINTS, endpoints::count);
        meters.counter(AgentMetrics.ENDPOINTS_OVERFLOW, endpoints::overflowed);
        meters.counter(AgentMetrics.LEGS_UNMEASURED, meter::unmeasuredLegs);
    }

    private Metric detailed(Metric metric) {
        return metric.withLabels(details.labelNames());
    }

    private void bindFine(Meters meters) {
        Options options = settings.current();
        double[] bounds = options.seconds(Options.FINE_BUCKETS);
        if (bounds.length > 0) {
            Scale fine = new Scale(bounds, options.seconds(Options.BUCKETS));
            // Those of the start: a counter of several endpoints must not fall when one more of them is left out.
            Exclusions left = new Exclusions(options);
            meters.histogram(RequestMetrics.REQUESTS_FINE, fine, () -> durationsInAll(left));
        }
    }

    private List<Distribution> durationsInAll(Exclusions left) {
        List<Distribution> durations = new ArrayList<>();
        for (Endpoint endpoint : endpoints.shownBy(left)) {
            for (Series series : endpoint.series()) {
                durations.add(new Distribution(series.tally, series.sumSeconds()));
            }
        }
        return durations;
    }

    private void bindInFlight(Meters meters) {
        String how = settings.current().text(Options.IN_FLIGHT);
        if (how.equals("total")) {
            meters.family(RequestMetrics.REQUESTS_ACTIVE.withoutLabels(), this::activeInAll);
        } else if (how.equals("endpoint")) {
            meters.family(RequestMetrics.REQUESTS_ACTIVE, this::active);
        }
    }

    private List<Distribution> durations() {
        List<Distribution> durations = new ArrayList<>();
        for (Endpoint endpoint : endpoints.shown()) {
            for (Series series : endpoint.series()) {
                durations.add(
                        new Distribution(series.tally, series.traced(), series.sumSeconds(), labels(endpoint, series)));
            }
        }
        return durations;
    }

    private List<Sample> maxima() {
        long now = System.nanoTime();
        List<Sample> maxima = new ArrayList<>();
        for (Endpoint endpoint : endpoints.shown()) {
            for (Series series : endpoint.series()) {
                maxima.add(new Sample(series.max.read(now) / NANOS_PER_SECOND, labels(endpoint, series)));
            }
        }
        return maxima;
    }

    private List<Sample> active() {
        ledger.sweep();
        List<Sample> active = new ArrayList<>();
        for (Endpoint endpoint : endpoints.shown()) {
            // It gets a name on the scrape when it first closes a request, or never; samples of one name are added up.
            long now = endpoint.active();
            String uri = endpoints.exported(endpoint).uri;
            if ((now != 0 || endpoint.series().length > 0) && endpoints.areShown(uri)) {
                active.add(new Sample(now, endpoint.method, uri));
            }
        }
        return active;
    }

    private List<Sample> activeInAll() {
        double sum = 0;
        for (Sample each : active()) {
            sum += each.value;
        }
        return Collections.singletonList(new Sample(sum));
    }

    private List<Sample> costs(ToDoubleFunction<Endpoint> cost) {
        List<Sample> costs = new ArrayList<>();
        for (Endpoint endpoint : endpoints.shown()) {
            if (endpoint.series().length > 0) {
                String[] labels = details.with(endpoint.variant, endpoint.method, endpoint.uri);
                costs.add(new Sample(cost.applyAsDouble(endpoint), labels));
            }
        }
        return costs;
    }

    private String[] labels(Endpoint endpoint, Series series) {
        return details.with(
                endpoint.variant,
                endpoint.method,
                endpoint.uri,
                status(series),
                Outcome.of(series.status),
                exception(series));
    }

    // OpenTelemetry's error_type is there for every server error: the status where nothing was thrown.
    private String exception(Series series) {
        boolean isError = naming == Naming.OPENTELEMETRY && series.status >= FIRST_SERVER_ERROR;
        return series.exception == null && isError ? status(series) : series.exception;
    }

    private String status(Series series) {
        boolean isGrouped = settings.current().isOn(Options.STATUS_GROUPING);
        return isGrouped ? Outcome.group(series.status) : Outcome.status(series.status);
    }
}
