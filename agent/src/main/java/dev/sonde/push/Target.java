package dev.sonde.push;

import java.io.IOException;

/** A place that takes the metrics. */
interface Target {

    /** In metrics and in the log. */
    String name();

    /** Where it is, as it may be told: without what could be a secret. */
    String place();

    /**
     * Collects the metrics as they are now and sends them.
     *
     * @param timeoutMillis for each step of it
     * @return how much of it the other side has taken
     * @throws Refused if the other side answered that it does not take them
     * @throws IOException if it could not be reached
     */
    Taken push(int timeoutMillis) throws IOException;
}
