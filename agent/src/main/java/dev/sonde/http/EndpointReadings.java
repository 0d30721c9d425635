package dev.sonde.http;

import dev.sonde.live.EndpointReading;
import dev.sonde.live.EndpointSource;
import dev.sonde.live.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the endpoints from the counters that the scrape shows. */
final class EndpointReadings implements EndpointSource {

    private final Ledger ledger;
    private final double[] boundsSeconds;

    EndpointReadings(Ledger ledger, double[] boundsSeconds) {
        this.ledger = ledger;
        this.boundsSeconds = boundsSeconds;
    }

    @Override
    public double[] boundsSeconds() {
        return boundsSeconds.clone();
    }

    @Override
    public List<EndpointReading> read() {
        ledger.sweep();
        Endpoints endpoints = ledger.endpoints();
        Map<Endpoint, Long> active = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints.shown()) {
            long now = endpoint.active();
            Endpoint exported = endpoints.exported(endpoint);
            if ((now != 0 || endpoint.series().length > 0) && endpoints.areShown(exported.uri)) {
                active.merge(exported.base, now, Long::sum);
            }
        }
        List<EndpointReading> readings = new ArrayList<>();
        active.forEach((endpoint, open) ->
                readings.add(new EndpointReading(endpoint.method, endpoint.uri, closed(endpoint), open)));
        return readings;
    }

    private Tally closed(Endpoint endpoint) {
        Tally closed = new Tally(boundsSeconds.length + 1);
        add(closed, endpoint);
        for (Endpoint variant : endpoint.variants()) {
            add(closed, variant);
        }
        return closed;
    }

    private static void add(Tally closed, Endpoint endpoint) {
        for (Series series : endpoint.series()) {
            closed.add(series.status, series.tally.bucketCounts(), series.sumNanos());
        }
        closed.addCost(endpoint.cpuNanos.sum(), endpoint.allocatedBytes.sum());
    }
}
