package dev.sonde.cli.capacity;

import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody wants to know: how full an instance may be, how much traffic is to come, and at which prices. */
public final class Plan {
    /** CPU in use, as a share of the limit. */
    public double target = 0.7;

    /** Of the highest peak. */
    public double times = 2;

    public double spareInstances = 1;
    /** Of a core for an hour; NaN if it does not matter. */
    public double corePrice = Double.NaN;
    /** Of a GiB of memory for an hour. */
    public double gibPrice = 0;
    /** Requests of each route in a mix that may never have been; empty for the present one. */
    public final Map<String, Double> mix = new LinkedHashMap<>();
}
