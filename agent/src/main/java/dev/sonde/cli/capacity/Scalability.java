package dev.sonde.cli.capacity;

import java.util.Locale;

/**
 * How throughput grows with concurrency: Gunther's Universal Scalability Law, X = λN / (1 + σ(N-1) + κN(N-1)), of the
 * mean instance.
 *
 * <p>σ is what requests wait for each other, κ what they cost each other. Where one of them cannot be told from 0, the
 * law is fitted without it.
 */
public final class Scalability {
    private static final int FEWEST_LEVELS = 6;
    private static final double LEAST_RANGE = 2;
    private static final double LEAST_GROWTH = 1.3;
    private static final double MOST_SCATTER = 15;

    /** Why nothing can be told; empty if it can. */
    public final String doubt;

    /** The most requests at once that a level had. */
    public final double highestBusy;

    public final Sure lambda;
    /** 0 where it cannot be told from 0; its high end is then what it may be. */
    public final Sure sigma;
    /** As {@link #sigma}. */
    public final Sure kappa;

    private Scalability(String doubt, double highestBusy, Sure lambda, Sure sigma, Sure kappa) {
        this.doubt = doubt;
        this.highestBusy = highestBusy;
        this.lambda = lambda;
        this.sigma = sigma;
        this.kappa = kappa;
    }

    /**
     * Fits the law to what was seen.
     *
     * @param busy requests in service at moments, by Little's law: seconds of requests a second
     * @param requestsPerSecond at the same moments
     */
    public static Scalability of(double[] busy, double[] requestsPerSecond) {
        Levels levels = Levels.of(busy, requestsPerSecond);
        String doubt = doubt(levels);
        if (!doubt.isEmpty()) {
            return unknown(doubt);
        }
        Scalability found = fitted(levels);
        double scatter = 100 * found.scatter(busy, requestsPerSecond);
        return scatter <= MOST_SCATTER
                ? found
                : unknown(said(
                        "at the same concurrency throughput differed by %.0f %%: not only load changes it", scatter));
    }

    public boolean isTold() {
        return doubt.isEmpty();
    }

    /** Requests a second with so many at once. */
    public double at(double busy) {
        return lambda.value * busy / (1 + sigma.value * (busy - 1) + kappa.value * busy * (busy - 1));
    }

    /** Requests at once beyond which throughput falls, infinite if it never does. */
    public double peakBusy() {
        return kappa.value > 0 ? Math.sqrt(Math.max(0, 1 - sigma.value) / kappa.value) : Double.POSITIVE_INFINITY;
    }

    /** The most requests a second that locks and their like leave an instance, infinite where no end was seen. */
    public double mostPerSecond() {
        if (kappa.value > 0) {
            return at(peakBusy());
        }
        return sigma.value > 0 ? lambda.value / sigma.value : Double.POSITIVE_INFINITY;
    }

    private static String doubt(Levels levels) {
        if (levels.count() < FEWEST_LEVELS) {
            return "too few moments with requests";
        }
        double highest = levels.highest();
        if (highest < 1) {
            return said("at most %.3g requests were served at once, which meet no others", highest);
        } else if (highest < LEAST_RANGE * levels.busy[0]) {
            return said("concurrency went from %.3g to %.3g only; it has to double", levels.busy[0], highest);
        } else if (levels.mostPerSecond() < LEAST_GROWTH * levels.requestsPerSecond[0]) {
            return "throughput did not grow with concurrency, which changed for another reason than load";
        }
        return "";
    }

    private static String said(String words, Object... figures) {
        return String.format(Locale.ROOT, words, figures);
    }

    private static Scalability unknown(String doubt) {
        return new Scalability(doubt, Double.NaN, Sure.UNKNOWN, Sure.UNKNOWN, Sure.UNKNOWN);
    }

    private static Scalability fitted(Levels levels) {
        LawFit both = new LawFit(Law.WHOLE, levels);
        LawFit waits = new LawFit(Law.WITHOUT_KAPPA, levels);
        LawFit straight = new LawFit(Law.STRAIGHT, levels);
        if (both.kappa.low > 0 && both.sigma.low > 0) {
            return told(levels, both.lambda, both.sigma, both.kappa);
        } else if (both.kappa.low > 0) {
            LawFit costs = new LawFit(Law.WITHOUT_SIGMA, levels);
            return told(levels, costs.lambda, both.sigma.asNone(), costs.kappa);
        } else if (waits.sigma.low > 0) {
            return told(levels, waits.lambda, waits.sigma, both.kappa.asNone());
        }
        return told(levels, straight.lambda, waits.sigma.asNone(), both.kappa.asNone());
    }

    private static Scalability told(Levels levels, Sure lambda, Sure sigma, Sure kappa) {
        return new Scalability("", levels.highest(), lambda, sigma, kappa);
    }

    /** The mean distance of moments from the law, as a share. */
    private double scatter(double[] busy, double[] requestsPerSecond) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < busy.length; i++) {
            if (busy[i] > 0 && requestsPerSecond[i] > 0) {
                sum += Math.pow(Math.log(requestsPerSecond[i] / at(busy[i])), 2);
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }
}
