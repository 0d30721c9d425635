package dev.sonde.runtime;

import dev.sonde.base.Options;
import dev.sonde.http.WovenClasses;
import java.util.Map;
import java.util.Set;

/** Which classes the agent would weave, for those who want to know before it does. */
public final class WovenTypes {

    private WovenTypes() {}

    /** Those of these classes, with the names of the probes that know them. */
    public static Map<String, String> of(Options options, Set<String> classes) {
        return WovenClasses.of(options, classes);
    }
}
