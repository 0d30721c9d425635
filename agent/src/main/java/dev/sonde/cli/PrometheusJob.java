package dev.sonde.cli;

import dev.sonde.cli.capacity.Recordings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One service in a Prometheus, asked by the names of the recording rules whether those are there or not. */
final class PrometheusJob {
    private static final String INSTANCES = "job:instances:count";
    private static final int PROBES = 24;
    /** Rules that are younger than the history know less than the counters. */
    private static final double SHARE_OF_HISTORY = 0.9;

    final String name;
    final boolean isRecorded;
    private final Prometheus prometheus;
    private final long end;
    private final List<Recordings> ways = new ArrayList<>();

    /**
     * Looks for it.
     *
     * @param span how far back it is of interest
     * @throws CommandFailure if it is not there, or there are several of the name
     */
    PrometheusJob(Prometheus prometheus, CapacityArguments words, Span span) throws IOException {
        this.prometheus = prometheus;
        this.end = span.end;
        this.name = words.job.isEmpty() ? only(jobs(prometheus, end)) : words.job;
        String labels =
                "job=" + quoted(name) + (words.namespace.isEmpty() ? "" : ",namespace=" + quoted(words.namespace));
        Recordings counters = new Recordings(labels, false);
        Recordings recorded = new Recordings(labels, true);
        String probe = "count_over_time(" + INSTANCES + "[" + span.seconds + "s:" + span.seconds / PROBES + "s])";
        double momentsOfCounters = moments(counters.asked(probe));
        double momentsRecorded = words.raw ? 0 : moments(recorded.asked(probe));
        if (momentsOfCounters + momentsRecorded == 0) {
            throw absent(jobs(prometheus, end));
        }
        isRecorded = momentsRecorded >= SHARE_OF_HISTORY * momentsOfCounters;
        if (isRecorded) {
            ways.add(recorded);
        }
        ways.add(counters);
    }

    /** The value of the only series that this gives now, NaN if there is none. */
    double value(String expression) throws IOException {
        List<Sample> samples = samples(expression);
        return samples.isEmpty() ? Double.NaN : samples.get(0).value;
    }

    List<Sample> samples(String expression) throws IOException {
        for (Recordings way : ways) {
            List<Sample> samples = prometheus.instant(way.asked(expression), end);
            if (!samples.isEmpty()) {
                return samples;
            }
        }
        return Collections.emptyList();
    }

    double[] values(String expression, Span span) throws IOException {
        for (Recordings way : ways) {
            double[] values = prometheus.range(way.asked(expression), span);
            if (values.length > 0) {
                return values;
            }
        }
        return new double[0];
    }

    private double moments(String probe) throws IOException {
        List<Sample> found = prometheus.instant(probe, end);
        if (found.size() > 1) {
            Set<String> namespaces = new TreeSet<>();
            found.forEach(each -> namespaces.add(each.label("namespace")));
            throw new IllegalArgumentException("job " + name + " is in several namespaces, "
                    + String.join(", ", namespaces) + ": --namespace says in which");
        }
        return found.isEmpty() ? 0 : found.get(0).value;
    }

    private CommandFailure absent(Set<String> jobs) {
        String there = jobs.isEmpty() ? "no metrics of an agent at all" : "there are: " + String.join(", ", jobs);
        return new CommandFailure(
                ExitCode.NOT_THERE, prometheus + " knows no job " + name + " with an agent's metrics; " + there);
    }

    private static String only(Set<String> jobs) {
        if (jobs.size() != 1) {
            String there = jobs.isEmpty() ? "" : ": " + String.join(", ", jobs);
            throw new IllegalArgumentException("--job says which service it is about" + there);
        }
        return jobs.iterator().next();
    }

    private static Set<String> jobs(Prometheus prometheus, long end) throws IOException {
        Set<String> jobs = new TreeSet<>();
        String query = "group by (job) ({__name__=~\"sonde_build_info|" + INSTANCES + "\"})";
        prometheus.instant(query, end).forEach(each -> jobs.add(each.label("job")));
        return jobs;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
