package dev.sonde.http;

import java.util.ArrayList;
import java.util.List;

/** A class that shows up and is to be woven: one that probes name, or a copy of it beneath another package. */
final class Sighting {

    /** Its binary name. */
    final String type;
    /** What stands before the name that the probes know, such as {@code wiremock.}; empty for the class itself. */
    final String prefix;

    private final List<Probe> probes;

    Sighting(String type, String prefix, List<Probe> probes) {
        this.type = type;
        this.prefix = prefix;
        this.probes = probes;
    }

    /** All that is woven into it, of which its probes are asked now. */
    List<Weave> weaves() {
        String known = type.substring(prefix.length());
        List<Weave> weaves = new ArrayList<>();
        for (Probe probe : probes) {
            for (Weave weave : probe.weaves()) {
                if (weave.type.equals(known)) {
                    weaves.add(weave);
                }
            }
        }
        return weaves;
    }

    /** How this copy of the server names what a probe names so. */
    String place(Weave weave) {
        return prefix + weave;
    }
}
