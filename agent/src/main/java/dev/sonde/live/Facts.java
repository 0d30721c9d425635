package dev.sonde.live;

import java.util.Map;

/** Tells of the agent itself, in what {@link dev.sonde.base.Json} writes. Any thread. */
public interface Facts {

    /** How the agent fares. Nothing that is a secret, nor of the service's code. */
    Map<String, Object> status();

    /** The options in force. No secret. */
    Map<String, Object> options();
}
