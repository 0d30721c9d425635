package dev.sonde.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words after {@code watch}. */
final class WatchArguments {

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "of an agent; or PID, or HOST:JMX-PORT, to serve the metrics of a JVM without one")
    String url = "http://127.0.0.1:9808/metrics";

    @Option(names = "--seconds", paramLabel = "N", converter = Seconds.class, description = "end after so long")
    double seconds = Double.POSITIVE_INFINITY;

    @Option(names = "--interval", paramLabel = "N", converter = Seconds.class, description = "look so often (2)")
    double intervalSeconds = 2;

    @Option(names = "--plain", description = "one table after the other, even on a terminal")
    boolean plain;

    @Mixin
    final CallerArguments caller = new CallerArguments();
}
