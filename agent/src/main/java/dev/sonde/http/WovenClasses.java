package dev.sonde.http;

import dev.sonde.base.Options;
import java.util.Map;
import java.util.TreeMap;

/** Which classes are woven where they show up, for those who only want to know: nothing here needs the woven seam. */
public final class WovenClasses {

    private WovenClasses() {}

    /** The names of the servers and frameworks by the names of the classes. */
    public static Map<String, String> of(Options options) {
        Map<String, String> types = new TreeMap<>();
        for (Probe probe : Probes.allBut(options.names(Options.PROBES_OFF))) {
            for (Weave weave : probe.weaves()) {
                types.put(weave.type, probe.name());
            }
        }
        return types;
    }
}
