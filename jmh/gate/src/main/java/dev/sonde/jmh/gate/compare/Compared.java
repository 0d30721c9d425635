package dev.sonde.jmh.gate.compare;

import dev.sonde.jmh.gate.results.BenchmarkKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * A benchmark that both sides have.
 *
 * @param metrics the score first
 * @param methods the methods whose share changed, the largest change first
 */
public record Compared(BenchmarkKey key, List<Judged> metrics, List<ShareChange> methods) {

    /** Returns the metrics that the outcome depends on. */
    public Stream<Judged> deciding() {
        return metrics.stream().filter(Judged::decides);
    }
}
