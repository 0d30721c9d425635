package dev.sonde.sample.load;

import java.io.PrintStream;
import org.HdrHistogram.HistogramLogWriter;

/** The latencies of each kind of request in HdrHistogram's own format, in nanoseconds, for its tools to read. */
final class HistogramLog {
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final Result result;

    HistogramLog(Result result) {
        this.result = result;
    }

    void print(PrintStream out) {
        HistogramLogWriter log = new HistogramLogWriter(out);
        log.outputLogFormatVersion();
        log.outputLegend();
        for (Tally kind : result.kinds) {
            kind.latency.setTag(kind.name.replaceAll("[\\s,]", "_"));
            log.outputIntervalHistogram(0, result.seconds, kind.latency, NANOS_PER_MILLISECOND);
        }
    }
}
