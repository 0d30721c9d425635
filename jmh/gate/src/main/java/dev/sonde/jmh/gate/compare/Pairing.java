package dev.sonde.jmh.gate.compare;

import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.results.Measured;
import dev.sonde.jmh.gate.results.Measurement;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How two runs belong together.
 *
 * @param interleaved whether fork n of one ran beside fork n of the other
 * @param controls a second run of the first side's code, by benchmark; may be empty
 */
public record Pairing(boolean interleaved, Map<BenchmarkKey, Measured> controls) {

    Optional<Series> control(BenchmarkKey key, String metric) {
        return Stream.ofNullable(controls.get(key))
                .flatMap(control -> Stream.concat(Stream.of(control.score()), control.secondary().stream()))
                .filter(each -> each.metric().equals(metric))
                .map(Measurement::series)
                .findFirst();
    }
}
