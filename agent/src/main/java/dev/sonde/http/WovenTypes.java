package dev.sonde.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which types a probe weaves, without asking it: that loads its advice and mirrors, of which a service wants few. The
 * build writes them beside the classes; a probe that is not among them is asked.
 */
final class WovenTypes {

    private static final String FILE = "woven-types.txt";

    private final Map<String, List<String>> byProbe = new HashMap<>();

    /** Of the jar that this class is in. */
    WovenTypes() {
        try (InputStream in = WovenTypes.class.getClassLoader().getResourceAsStream("dev/sonde/http/" + FILE)) {
            if (in != null) {
                read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
            }
        } catch (IOException unreadable) {
            byProbe.clear();
        }
    }

    private void read(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            List<String> words = Arrays.asList(line.split(" "));
            byProbe.put(words.get(0), words.subList(1, words.size()));
        }
    }

    /** Binary names, each once. */
    Iterable<String> of(Probe probe) {
        List<String> known = byProbe.get(probe.name());
        if (known != null) {
            return known;
        }
        Set<String> types = new LinkedHashSet<>();
        for (Weave weave : probe.weaves()) {
            types.add(weave.type);
        }
        return types;
    }
}
