package dev.sonde.jmh.profiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;

/** What the events of a fork tell, as JMH's secondary metrics and as text. */
final class ForkFigures {

    private static final String NANOS = "ns/op";
    // A share of fewer is worse than none: it would be compared with another one.
    private static final int FEWEST_SAMPLES = 20;

    private final List<Result<?>> results = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    void liveSet(double bytes) {
        add("sonde.heap.live", bytes, "B");
    }

    /** Adds what was seen by JFR. */
    void seen(Seen seen, ForkTotals totals, Choices choices) {
        if (totals.operations > 0) {
            add("sonde.lock.park", seen.lockNanos / totals.operations, NANOS);
            add("sonde.io", seen.ioNanos / totals.operations, NANOS);
        }
        tell("Hot methods", seen.cpu);
        methods("sonde.method.cpu:", seen.cpu, choices.top, seen.cpu.share(Group.BENCHMARK));
        if (choices.alloc && totals.bytes > 0) {
            tell("Methods that allocate", seen.allocation);
            double share = Math.min(1, totals.benchmarkBytes / totals.bytes);
            methods("sonde.method.alloc:", seen.allocation, choices.top, share);
        }
    }

    void remark(String line) {
        text.append(line).append(System.lineSeparator());
    }

    List<Result<?>> results() {
        return results;
    }

    String text() {
        return text.toString();
    }

    private void tell(String title, Sampled sampled) {
        remark(title + (isEnough(sampled) ? ", from " : ": too few to tell, ") + sampled.samples() + " samples of "
                + sampled.source);
    }

    private void methods(String prefix, Sampled sampled, int top, double benchmarkShare) {
        if (!isEnough(sampled)) {
            return;
        }
        for (Map.Entry<String, Double> each : sampled.largest(top, benchmarkShare)) {
            add(prefix + safe(each.getKey()), each.getValue(), "%");
            remark(String.format("%6.1f %%  %s", each.getValue(), each.getKey()));
        }
    }

    private static boolean isEnough(Sampled sampled) {
        return sampled.samples() >= FEWEST_SAMPLES;
    }

    private void add(String name, double value, String unit) {
        if (!Double.isNaN(value)) {
            results.add(new ForkResult(name, value, unit));
        }
    }

    // JMH writes names into its JSON as they are, and takes these characters for its own.
    private static String safe(String method) {
        return method.replace('<', '(')
                .replace('>', ')')
                .replace('{', '(')
                .replace('}', ')')
                .replaceAll("[\\[\\],;&\"\\\\\\s]", "_");
    }
}
