package dev.sonde.grafana;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;

/** One series with a value at any moment, or a sum that grows at a rate, written as OpenMetrics for backfilling. */
final class Series {
    private final String name;
    private final DoubleUnaryOperator at;
    private final boolean isSum;
    private double sum;

    private Series(String name, DoubleUnaryOperator at, boolean isSum) {
        this.name = name;
        this.at = at;
        this.isSum = isSum;
    }

    /** A gauge with this value at an epoch second. */
    static Series gauge(String name, DoubleUnaryOperator at) {
        return new Series(name, at, false);
    }

    /** A counter that grows by this at an epoch second, each second. */
    static Series counter(String name, DoubleUnaryOperator ratePerSecond) {
        return new Series(name, ratePerSecond, true);
    }

    void write(Writer writer, long epochSecond, long stepSeconds) throws IOException {
        double now = epochSecond;
        sum += at.applyAsDouble(epochSecond - stepSeconds / 2.0) * stepSeconds;
        writer.append(name)
                .append(' ')
                .append(Double.toString(isSum ? sum : at.applyAsDouble(now)))
                .append(' ')
                .append(Long.toString(epochSecond))
                .append('\n');
    }

    /** Writes them all from a moment to another. */
    static void write(Writer writer, Iterable<Series> all, long from, long to, long stepSeconds) throws IOException {
        for (long second = from; second <= to; second += stepSeconds) {
            for (Series series : all) {
                series.write(writer, second, stepSeconds);
            }
        }
    }

    /** Makes blocks of such a file. */
    static void backfill(Tool promtool, Path file, Path data) throws IOException, InterruptedException {
        promtool.run(
                file.getParent(),
                "tsdb",
                "create-blocks-from",
                "--max-block-duration=1000h",
                "openmetrics",
                file.toString(),
                data.toString());
    }
}
