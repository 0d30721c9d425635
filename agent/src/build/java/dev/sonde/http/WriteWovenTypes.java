package dev.sonde.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes {@link WovenTypes} as the jar is built: a line for each probe, its name and the types that it weaves. */
public final class WriteWovenTypes {

    private WriteWovenTypes() {}

    /** Takes the file to write. */
    public static void main(String[] words) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Probe probe : Probes.allBut(Collections.emptySet())) {
            Set<String> line = new LinkedHashSet<>();
            line.add(probe.name());
            probe.weaves().forEach(weave -> line.add(weave.type));
            lines.add(String.join(" ", line));
        }
        Path file = Path.of(words[0]);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
