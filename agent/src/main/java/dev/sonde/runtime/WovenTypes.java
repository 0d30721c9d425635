package dev.sonde.runtime;

import dev.sonde.base.Options;
import dev.sonde.http.WovenClasses;
import java.util.Map;

/** Which classes the agent would weave, for those who want to know before it does. */
public final class WovenTypes {

    private WovenTypes() {}

    /** The names of the probes by the names of the classes. */
    public static Map<String, String> of(Options options) {
        return WovenClasses.of(options);
    }
}
