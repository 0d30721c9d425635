package dev.sonde.cli;

import dev.sonde.cli.capacity.Line;
import dev.sonde.cli.capacity.Observed;
import dev.sonde.cli.capacity.RouteCost;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What a Prometheus knows of a service. */
final class PrometheusHistory {
    private static final long DAY = 86_400;
    private static final long DAYS_OF_TREND = 13;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final String REQUESTS = "job:http_requests:rate5m";

    private final PrometheusJob job;
    private final Span span;
    private final Observed seen = new Observed();

    PrometheusHistory(PrometheusJob job, Span span) {
        this.job = job;
        this.span = span;
    }

    Observed read() throws IOException {
        seen.span = Timespan.text(span.seconds);
        seen.requests = job.values("job:http_requests_per_instance:avg", span);
        seen.cores = sameLength(job.values("job:process_cpu_cores_per_instance:avg", span));
        seen.threadCores = sameLength(job.values("job:http_request_cpu_cores_per_instance:avg", span));
        seen.otherCores = sameLength(job.values("job:other_cpu_cores_per_instance:avg", span));
        seen.busy = sameLength(job.values("avg by (namespace, job) (instance:http_request_seconds:rate5m)", span));
        seen.busyRequests = seen.requests;
        readMeans();
        readRoutes();
        readLimits();
        readPeaks();
        readTrends();
        return seen;
    }

    // A service that had no request yet has no such series.
    private double[] sameLength(double[] values) {
        return values.length == seen.requests.length ? values : new double[seen.requests.length];
    }

    private void readMeans() throws IOException {
        double requests = mean(REQUESTS);
        seen.threadSecondsPerRequest = mean("job:http_request_cpu_seconds:rate5m") / requests;
        seen.bytesPerRequest = mean("job:http_request_allocated_bytes:rate5m") / requests;
        seen.collectorSecondsPerByte = mean("job:gc_cpu_cores:rate5m") / mean("job:allocated_bytes:rate5m");
    }

    private double mean(String rate) throws IOException {
        return job.value("avg_over_time(" + rate + span.range() + ")");
    }

    private void readRoutes() throws IOException {
        Map<String, Double> cpuSeconds = byRoute("endpoint:http_request_cpu_seconds:mean1h");
        Map<String, Double> bytes = byRoute("endpoint:http_request_allocated_bytes:mean1h");
        byRoute("endpoint:http_requests:increase1h").forEach((name, requests) -> {
            if (requests > 0) {
                seen.routes.add(new RouteCost(
                        name,
                        requests / SECONDS_PER_HOUR,
                        cpuSeconds.getOrDefault(name, Double.NaN),
                        bytes.getOrDefault(name, Double.NaN)));
            }
        });
    }

    private Map<String, Double> byRoute(String expression) throws IOException {
        Map<String, Double> values = new HashMap<>();
        for (Sample sample : job.samples(expression)) {
            values.put(sample.label("method") + ' ' + sample.label("uri"), sample.value);
        }
        return values;
    }

    private void readLimits() throws IOException {
        seen.instances = job.value("job:instances:count");
        seen.coreLimit = job.value("job:cpu_limit_cores:avg");
        seen.memoryLimitBytes = job.value("job:memory_limit_bytes:avg");
        for (Sample sample : job.samples("max by (resource) (max_over_time(instance:utilisation:ratio[1d:5m]))")) {
            seen.use.put(sample.label("resource"), sample.value);
        }
    }

    private void readPeaks() throws IOException {
        seen.peakRequests = job.value("max_over_time(" + REQUESTS + range() + ")");
        seen.peakRequestsOfDay = job.value("max_over_time(" + REQUESTS + "[1d:5m])");
        seen.peakCores = highest("instance:process_cpu_cores:rate5m");
        seen.peakResidentBytes = highest("instance:resident_memory_bytes:max");
        seen.peakLiveBytes = highest("instance:heap_live_bytes:max");
    }

    private double highest(String ofInstance) throws IOException {
        return job.value("max by (namespace, job) (max_over_time(" + ofInstance + range() + "))");
    }

    private String range() {
        return "[" + span.seconds + "s:5m]";
    }

    private void readTrends() throws IOException {
        Span days = new Span(span.end, DAYS_OF_TREND * DAY, DAY);
        double[] peaks = job.values("max_over_time(" + REQUESTS + "[1d:5m])", days);
        double[] day = new double[peaks.length];
        for (int i = 0; i < day.length; i++) {
            day[i] = i;
        }
        seen.growth = Line.through(day, peaks);
        for (String resource : new String[] {"memory", "heap"}) {
            double left = job.value("job:capacity_left_days:min{resource=\"" + resource + "\"}");
            if (left >= 0) {
                seen.daysLeft.put(resource, left);
            }
        }
    }
}
