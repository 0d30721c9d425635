package dev.sonde.server;

import dev.sonde.base.Recordings;
import dev.sonde.base.Unavailable;
import dev.sonde.flame.Flames;
import dev.sonde.live.Live;
import dev.sonde.metrics.Exposition;

/** What is there to be served. Immutable. */
final class Offer {

    private static final String OFF = "Flame graphs and recordings are off: this agent takes no events from JFR.";

    final Exposition exposition;
    final Flames flames;
    final Recordings recordings;

    /** Null if there is none. */
    final Live live;

    private Offer(Exposition exposition, Flames flames, Recordings recordings, Live live) {
        this.live = live;
        this.exposition = exposition;
        this.flames = flames;
        this.recordings = recordings;
    }

    static Offer ofMetrics(Exposition exposition) {
        return new Offer(
                exposition,
                query -> {
                    throw new Unavailable(OFF);
                },
                out -> {
                    throw new Unavailable(OFF);
                },
                null);
    }

    Offer with(Flames otherFlames, Recordings otherRecordings) {
        return new Offer(exposition, otherFlames, otherRecordings, live);
    }

    Offer with(Live other) {
        return new Offer(exposition, flames, recordings, other);
    }
}
