package dev.sonde.http;

import dev.sonde.base.Options;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which classes are woven where they show up, for those who only want to know: nothing here needs the woven seam. */
public final class WovenClasses {

    private WovenClasses() {}

    /** Those of these classes, by their binary names, with the names of the servers and frameworks that they are of. */
    public static Map<String, String> of(Options options, Set<String> classes) {
        Map<String, String> types = new TreeMap<>();
        for (Probe probe : Probes.allBut(options.names(Options.PROBES_OFF))) {
            WovenNames names = new WovenNames(Collections.singletonList(probe));
            for (String each : classes) {
                if (names.find(each.replace('.', '/')) != null) {
                    types.put(each, probe.name());
                }
            }
        }
        return types;
    }
}
