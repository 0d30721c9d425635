package dev.sonde.cli;

import java.util.List;
import java.util.function.Function;

/** What an agent's counters and gauges were at one moment, summed up for the service; NaN what it does not tell. */
final class AgentMoment {
    final Scrape scrape;
    private final List<Sample> samples;

    AgentMoment(List<Sample> samples, long takenNanos) {
        this.samples = samples;
        this.scrape = new Scrape(samples, takenNanos);
    }

    double requests() {
        return sumOf(dialect -> dialect.count);
    }

    /** Seconds that all requests took together. */
    double requestSeconds() {
        return sumOf(dialect -> dialect.seconds);
    }

    /** CPU seconds of their threads. */
    double threadSeconds() {
        return sumOf(dialect -> dialect.cpuSeconds);
    }

    /** CPU seconds of compiling, 0 if it does not tell. */
    double compileSeconds() {
        return known(sum("process_cpu_bill_seconds_total", "part", "jit"));
    }

    /** Of the samples of a name. */
    double sum(String name) {
        return sum(name, "", "");
    }

    /** Of those with this label. */
    double sum(String name, String label, String value) {
        double sum = Double.NaN;
        for (Sample sample : samples) {
            if (sample.name.equals(name) && sample.label(label).equals(value)) {
                sum = (Double.isNaN(sum) ? 0 : sum) + sample.value;
            }
        }
        return sum;
    }

    /** The limit of an instance's CPU: its cgroup's, else the processors that the JVM sees. */
    double coreLimit() {
        double limit = sum("cgroup_cpu_limit_cores");
        return Double.isNaN(limit) ? scrape.cores : limit;
    }

    // A service without a request so far has no such series.
    private double sumOf(Function<Dialect, String> name) {
        double sum = 0;
        for (Dialect dialect : Dialect.ALL) {
            sum += known(sum(name.apply(dialect)));
        }
        return sum;
    }

    private static double known(double figure) {
        return Double.isNaN(figure) ? 0 : figure;
    }
}
