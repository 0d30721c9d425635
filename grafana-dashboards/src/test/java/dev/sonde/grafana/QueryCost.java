package dev.sonde.grafana;

/**
 * What Prometheus says that a query took.
 *
 * @param samples that it read, counted anew for each step of a range
 * @param series of the answer
 */
record QueryCost(double seconds, long samples, int series) {

    QueryCost cheaper(QueryCost other) {
        return other.seconds < seconds ? other : this;
    }
}
