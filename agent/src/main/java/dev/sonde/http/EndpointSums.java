package dev.sonde.http;

import dev.sonde.flame.Account;
import dev.sonde.flame.Kind;
import dev.sonde.flame.Sums;

/** What the closed requests of each endpoint have taken, as the scrape tells it. */
final class EndpointSums implements Account {

    private static final long NANOS_PER_MICROSECOND = 1_000;

    private final Endpoints endpoints;

    EndpointSums(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void addTo(Sums sums) {
        for (Endpoint endpoint : endpoints.all()) {
            String owner = endpoints.exported(endpoint).served.toString();
            sums.add(owner, Kind.CPU, endpoint.cpuNanos.sum() / NANOS_PER_MICROSECOND);
            sums.add(owner, Kind.ALLOCATION, endpoint.allocatedBytes.sum());
            sums.add(owner, Kind.WALL, endpoint.wallNanos() / NANOS_PER_MICROSECOND);
        }
    }
}
