package dev.sonde.cli;

import dev.sonde.cli.capacity.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The words after {@code capacity}. */
final class CapacityArguments {

    @Parameters(arity = "0..1", paramLabel = "PID|NAME|URL", description = "of an agent (http://127.0.0.1:9808)")
    String agent = "";

    @Option(names = "--prometheus", paramLabel = "URL", description = "or of a Prometheus that scrapes agents")
    String prometheus = "";

    @Option(names = "--job", paramLabel = "J", description = "the service there, if there are several")
    String job = "";

    @Option(names = "--namespace", paramLabel = "N", description = "its namespace, if it is in several")
    String namespace = "";

    @Option(
            names = "--last",
            paramLabel = "T",
            converter = Timespan.class,
            description = "history of a Prometheus (7d)")
    long lastSeconds = 7 * 86_400;

    @Option(names = "--at", paramLabel = "T", description = "as it was then, in epoch seconds (now)")
    long epochSecond = System.currentTimeMillis() / 1000;

    @Option(names = "--raw", description = "from the counters, even where rules record")
    boolean raw;

    @Option(
            names = "--window",
            paramLabel = "T",
            converter = Timespan.class,
            description = "watch an agent so long (60s)")
    long windowSeconds = 60;

    @Option(names = "--target", paramLabel = "S", converter = Share.class, description = "CPU to be used (0.7)")
    double target = 0.7;

    @Option(names = "--times", paramLabel = "N", converter = Amount.class, description = "so many times the peak (2)")
    double times = 2;

    @Option(names = "--spare", paramLabel = "N", description = "instances beyond what that needs (1)")
    int spare = 1;

    @Option(
            names = "--mix",
            paramLabel = "ROUTE=N",
            description = "a route's weight in a mix of your own; again for more")
    Map<String, Double> mix = new LinkedHashMap<>();

    @Option(names = "--price", paramLabel = "P", converter = Amount.class, description = "of a core for an hour")
    double corePrice = Double.NaN;

    @Option(names = "--price-gib", paramLabel = "P", converter = Amount.class, description = "of a GiB for an hour")
    double gibPrice = 0;

    @Option(names = "--timeout", paramLabel = "T", converter = Timespan.class, description = "give up after that (60s)")
    long timeoutSeconds = 60;

    @Mixin
    final CallerArguments caller = new CallerArguments();

    @Option(names = "--markdown", description = "as Markdown")
    boolean markdown;

    /** What is wanted. */
    Plan plan() {
        Plan plan = new Plan();
        plan.target = target;
        plan.times = times;
        plan.spareInstances = spare;
        plan.corePrice = corePrice;
        plan.gibPrice = gibPrice;
        plan.mix.putAll(mix);
        return plan;
    }

    /** Reads a number above 0. */
    static class Amount implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            try {
                double number = Double.parseDouble(text);
                if (number > 0 && number < Double.POSITIVE_INFINITY) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Said below.
            }
            throw new TypeConversionException("needs a number above 0, not '" + text + "'");
        }
    }

    /** Reads a share: above 0, at most 1. */
    static final class Share extends Amount {

        @Override
        public Double convert(String text) {
            double share = super.convert(text);
            if (share > 1) {
                throw new TypeConversionException("needs a share such as 0.7, not '" + text + "'");
            }
            return share;
        }
    }
}
