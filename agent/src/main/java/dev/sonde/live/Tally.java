package dev.sonde.live;

/** What closed requests came to. Filled by one thread, and not changed any more once it is handed on. */
public final class Tally {

    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    /** Requests by duration, not cumulated, the last for those above all bounds. */
    final long[] buckets;

    private long requests;
    long clientErrors;
    long serverErrors;
    long wallNanos;
    long cpuNanos;
    long allocatedBytes;

    /** Of no request yet. */
    public Tally(int buckets) {
        this.buckets = new long[buckets];
    }

    /** Adds requests that ended with one status, 0 if it is not known. */
    public void add(int status, long[] counts, long nanos) {
        long more = 0;
        for (int i = 0; i < counts.length; i++) {
            buckets[i] += counts[i];
            more += counts[i];
        }
        requests += more;
        wallNanos += nanos;
        clientErrors += status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR ? more : 0;
        serverErrors += status >= FIRST_SERVER_ERROR ? more : 0;
    }

    /** Adds what requests cost. */
    public void addCost(long moreCpuNanos, long moreBytes) {
        cpuNanos += moreCpuNanos;
        allocatedBytes += moreBytes;
    }

    /** Adds all of another. */
    void add(Tally other, int sign) {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] += sign * other.buckets[i];
        }
        requests += sign * other.requests;
        clientErrors += sign * other.clientErrors;
        serverErrors += sign * other.serverErrors;
        wallNanos += sign * other.wallNanos;
        addCost(sign * other.cpuNanos, sign * other.allocatedBytes);
    }

    /** What was added since an earlier state, null for none at all. */
    Tally since(Tally before) {
        Tally since = new Tally(buckets.length);
        since.add(this, 1);
        if (before != null) {
            since.add(before, -1);
        }
        return since;
    }

    long requests() {
        return requests;
    }

    /**
     * The duration that this part of the requests did not exceed, as Prometheus's {@code histogram_quantile} tells it:
     * evenly spread within a bucket, and the highest bound for what is above all.
     *
     * @param quantile from 0 to 1
     * @param boundsSeconds upper bounds of all buckets but the last
     * @return seconds; NaN of no request
     */
    double quantileSeconds(double quantile, double[] boundsSeconds) {
        double rank = quantile * requests();
        long below = 0;
        for (int i = 0; i < boundsSeconds.length; i++) {
            if (buckets[i] > 0 && below + buckets[i] >= rank) {
                double start = i == 0 ? 0 : boundsSeconds[i - 1];
                return start + (boundsSeconds[i] - start) * (rank - below) / buckets[i];
            }
            below += buckets[i];
        }
        return requests() == 0 ? Double.NaN : boundsSeconds[boundsSeconds.length - 1];
    }
}
