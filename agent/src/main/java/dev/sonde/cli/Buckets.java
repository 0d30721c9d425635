package dev.sonde.cli;

import java.util.Map;
import java.util.TreeMap;

/** A histogram as a scrape tells it: how many requests took at most so many seconds. */
final class Buckets {
    private final TreeMap<Double, Double> countUpTo = new TreeMap<>();

    void add(double upperBoundSeconds, double count) {
        countUpTo.merge(upperBoundSeconds, count, Double::sum);
    }

    /** What has come since an earlier scrape. */
    Buckets since(Buckets earlier) {
        Buckets change = new Buckets();
        countUpTo.forEach((bound, count) -> change.add(bound, count - earlier.countUpTo.getOrDefault(bound, 0.0)));
        return change;
    }

    /**
     * The seconds that this share of the requests did not exceed, interpolated within a bucket as Prometheus does: the
     * highest bound if it is beyond that, NaN if there were no requests.
     */
    double quantile(double share) {
        if (countUpTo.isEmpty() || countUpTo.lastEntry().getValue() <= 0) {
            return Double.NaN;
        }
        double rank = share * countUpTo.lastEntry().getValue();
        double lowerBound = 0;
        double countBelow = 0;
        for (Map.Entry<Double, Double> bucket : countUpTo.entrySet()) {
            if (bucket.getKey().isInfinite()) {
                break;
            }
            if (bucket.getValue() >= rank) {
                double part = (rank - countBelow) / (bucket.getValue() - countBelow);
                return lowerBound + (bucket.getKey() - lowerBound) * part;
            }
            lowerBound = bucket.getKey();
            countBelow = bucket.getValue();
        }
        return lowerBound;
    }

    /** The longest time that can be told, in seconds; NaN if there is none. */
    double highestBoundSeconds() {
        Double highest = countUpTo.lowerKey(Double.POSITIVE_INFINITY);
        return highest == null ? Double.NaN : highest;
    }
}
