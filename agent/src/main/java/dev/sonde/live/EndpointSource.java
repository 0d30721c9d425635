package dev.sonde.live;

import java.util.List;

/** Reads all endpoints as they are now. Any thread. */
public interface EndpointSource {

    /** One reading for each pair of method and uri. */
    List<EndpointReading> read();

    /** Upper bounds of the buckets of durations in seconds, without the last. */
    double[] boundsSeconds();
}
