package dev.sonde.grafana;

import java.util.Map;

/**
 * What the rules say of a service after minutes of one mix.
 *
 * @param othersCores what others used of its processor meanwhile, the hypervisor included
 * @param demandOf CPU seconds of a request, by method and route
 * @param shareOf of the requests, by method and route
 */
record Foretold(
        double meanCores,
        double othersCores,
        double slopeSeconds,
        double idleCores,
        double r2,
        double error,
        double mostPerSecond,
        Map<String, Double> demandOf,
        Map<String, Double> shareOf) {

    /** Requests a second that this many cores are enough for. */
    double mostPerSecond(double cores) {
        return mostPerSecond * (cores - idleCores) / (1 - idleCores);
    }

    /** What one core is enough for if the same requests came in other shares; NaN if one of them is not known here. */
    double mostPerSecond(Map<String, Double> otherShares) {
        double demandSeconds = 0;
        double shares = 0;
        for (Map.Entry<String, Double> share : otherShares.entrySet()) {
            demandSeconds += share.getValue() * demandOf.getOrDefault(share.getKey(), Double.NaN);
            shares += share.getValue();
        }
        return (1 - idleCores) / (demandSeconds / shares);
    }
}
