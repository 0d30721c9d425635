package dev.sonde.cli.capacity;

import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a request takes, by threads' clocks and the slope of all other CPU on traffic: docs/capacity.md. */
final class Demand {
    private static final int FEWEST_VALUES = 10;
    private static final double LEAST_SPREAD = 0.1;
    private static final double LEAST_R2 = 0.5;
    private static final double MOST_ERROR = 0.25;

    private final Observed seen;
    /** Of what the clocks of requests' threads do not tell. */
    final Line other;

    /** What of all changes of the CPU is explained. */
    final double r2;

    /** Mean of all cores in use. */
    final double meanCores;

    /** The seconds that have to be added and taken off for an interval that holds them 95 times of 100. */
    final double errorSeconds;

    private final double seconds;

    /** Why it cannot be told; empty if it can. */
    final String doubt;

    /** What the plain quotient says, which is too much. */
    final double quotientSeconds;

    Demand(Observed seen) {
        this.seen = seen;
        this.other = Line.through(seen.requests, seen.otherCores);
        Line all = Line.through(seen.requests, seen.cores);
        Line onThreads = Line.through(seen.requests, seen.threadCores);
        this.meanCores = all.meanY;
        this.seconds = (onThreads.values == 0 ? 0 : onThreads.meanY / onThreads.meanX) + other.slope;
        this.r2 = 1 - other.restVariance() / all.varianceY;
        this.errorSeconds = 2 * Math.sqrt(other.restVariance() / Math.max(1, other.values - 2) / other.varianceX);
        this.doubt = doubt();
        this.quotientSeconds = all.meanX > 0 ? all.meanY / all.meanX : Double.NaN;
    }

    boolean isTold() {
        return doubt.isEmpty();
    }

    /** CPU seconds of a request of all routes as they came in the span. */
    double seconds() {
        return isTold() ? seconds : Double.NaN;
    }

    /** Of a route: what its threads took, the collector's share by bytes, and what all requests pay alike. */
    double secondsOf(RouteCost route) {
        return route.cpuSeconds + collectorSeconds(route.bytes) + restSeconds();
    }

    /** Of the routes as they come now, or by other weights. */
    double secondsOfMix(ToDoubleFunction<RouteCost> weights) {
        double sum = 0;
        double all = 0;
        for (RouteCost route : seen.routes) {
            double weight = Double.isNaN(route.cpuSeconds) ? 0 : weights.applyAsDouble(route);
            sum += weight > 0 ? weight * secondsOf(route) : 0;
            all += weight;
        }
        return all > 0 ? sum / all : seconds();
    }

    double secondsOfPresentMix() {
        return secondsOfMix(route -> route.requestsPerSecond);
    }

    /**
     * Of a chosen mix.
     *
     * @throws IllegalArgumentException if it names a route that was not asked lately
     */
    double secondsOf(Map<String, Double> mix) {
        for (String word : mix.keySet()) {
            if (seen.routes.stream().noneMatch(route -> route.isCalled(word))) {
                throw new IllegalArgumentException("--mix names a route that had no requests lately: " + word);
            }
        }
        return secondsOfMix(route -> mix.entrySet().stream()
                .filter(each -> route.isCalled(each.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum());
    }

    /** Requests a second that an instance takes until so many cores are in use, if one takes so much CPU. */
    Sure requestsWithin(double cores, double secondsPerRequest) {
        double most = requests(cores, secondsPerRequest, -errorSeconds);
        double least = requests(cores, secondsPerRequest, errorSeconds);
        return new Sure(requests(cores, secondsPerRequest, 0), Math.min(least, most), Math.max(least, most));
    }

    // The line turns around its middle: with a steeper slope the idle share is less.
    private double requests(double cores, double secondsPerRequest, double moreSeconds) {
        double idle = other.meanY - (other.slope + moreSeconds) * other.meanX;
        return (cores - idle) / (secondsPerRequest + moreSeconds);
    }

    private double restSeconds() {
        return Math.max(0, seconds() - seen.threadSecondsPerRequest - collectorSeconds(seen.bytesPerRequest));
    }

    // Without the bill it is in the rest, which is of each request alike.
    private double collectorSeconds(double bytes) {
        double seconds = seen.collectorSecondsPerByte * bytes;
        return Double.isNaN(seconds) ? 0 : seconds;
    }

    private String doubt() {
        if (!(other.meanX > 0)) {
            return "no traffic";
        } else if (other.values < FEWEST_VALUES) {
            return said("traffic of %.0f moments only; 10 are needed", other.values);
        } else if (!(other.spread > LEAST_SPREAD)) {
            return said("traffic varied by %.1f %% only; 10 %% are needed", 100 * other.spread);
        } else if (!(seconds > 0 && r2 > LEAST_R2)) {
            return said("CPU did not follow traffic (R² %.2f); 0.5 is needed", r2);
        } else if (!(errorSeconds < MOST_ERROR * seconds)) {
            return said("the slope is sure within %.0f %% only; 25 %% are needed", 100 * errorSeconds / seconds);
        }
        return "";
    }

    private static String said(String words, double figure) {
        return String.format(Locale.ROOT, words, figure);
    }
}
