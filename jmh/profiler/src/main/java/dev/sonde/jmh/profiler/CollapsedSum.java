package dev.sonde.jmh.profiler;

import dev.sonde.flame.CallTree;
import dev.sonde.flame.CallTreeBuilder;
import dev.sonde.flame.CollapsedText;
import dev.sonde.flame.Flame;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds the flames of forks, which share nothing but the file of the forks before. */
final class CollapsedSum {

    private final Map<String, CallTreeBuilder> owners = new LinkedHashMap<>();

    private CollapsedSum() {}

    /** The flame of all forks; its evidence is that of the last. */
    static Flame of(File before, Flame last) throws IOException {
        CollapsedSum sum = new CollapsedSum();
        Files.readAllLines(before.toPath(), StandardCharsets.UTF_8).forEach(sum::add);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        CollapsedText.write(last, text);
        Arrays.asList(new String(text.toByteArray(), StandardCharsets.UTF_8).split("\n"))
                .forEach(sum::add);
        return new Flame(last.query, sum.tree(last.tree.name), last.evidence);
    }

    private void add(String line) {
        int end = line.lastIndexOf(' ');
        if (end > 0) {
            List<String> calls = Arrays.asList(line.substring(0, end).split(";"));
            owners.computeIfAbsent(calls.get(0), owner -> new CallTreeBuilder())
                    .add(calls.subList(1, calls.size()), Double.parseDouble(line.substring(end + 1)));
        }
    }

    private CallTree tree(String name) {
        List<CallTree> trees = new ArrayList<>();
        owners.forEach((owner, calls) -> trees.add(calls.tree(owner, Math.round(calls.sum()))));
        return new CallTree(name, 0, trees);
    }
}
