package dev.sonde.jmh.gate.cli;

import dev.sonde.jmh.gate.compare.Compared;
import dev.sonde.jmh.gate.compare.Comparer;
import dev.sonde.jmh.gate.compare.Pairing;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.compare.Rules;
import dev.sonde.jmh.gate.compare.Side;
import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.results.JmhJson;
import dev.sonde.jmh.gate.results.Measured;
import dev.sonde.jmh.gate.results.Results;
import dev.sonde.jmh.gate.run.InterleavedRun;
import dev.sonde.jmh.gate.run.RunSide;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges a run while it goes on; what was certain at a look stays so, since it runs no more. */
final class Looks implements InterleavedRun.Look {
    private final Path folder;
    private final Rules rules;
    private final List<String> labels;
    private final Map<BenchmarkKey, Compared> certain = new HashMap<>();
    private Report last;

    /** The labels are those of both jars. */
    Looks(Path folder, Rules rules, List<String> labels) {
        this.folder = folder;
        this.rules = rules;
        this.labels = labels;
    }

    @Override
    public Set<String> open(double rate) throws IOException {
        Side before = new Side(labels.get(0), read(RunSide.BASELINE));
        Side after = new Side(labels.get(1), read(RunSide.CANDIDATE));
        Map<BenchmarkKey, Measured> controls = read(RunSide.CONTROL).benchmarks().stream()
                .collect(Collectors.toMap(Measured::key, Function.identity()));
        last = new Comparer(rules.withFalseAlarmRate(rate))
                .compare(before, after, List.of(), new Pairing(true, controls));
        Set<String> open = new TreeSet<>();
        for (Compared each : last.benchmarks()) {
            boolean isOpen =
                    each.deciding().anyMatch(judged -> judged.judgement().verdict() == Verdict.UNCERTAIN);
            if (!certain.containsKey(each.key()) && isOpen) {
                open.add(each.key().name());
            }
        }
        // All parameters of a benchmark run together, so they are certain together.
        last.benchmarks().stream()
                .filter(each -> !open.contains(each.key().name()))
                .forEach(each -> certain.putIfAbsent(each.key(), each));
        return open;
    }

    /** Returns what was found, with the rate of false alarms that the whole run has. */
    Report report() throws IOException {
        if (last == null) {
            open(rules.policy().falseAlarmRate());
        }
        List<Compared> found = last.benchmarks().stream()
                .map(each -> certain.getOrDefault(each.key(), each))
                .toList();
        return last.with(rules.policy(), found);
    }

    private Results read(RunSide side) throws IOException {
        Path file = InterleavedRun.file(folder, side);
        return Files.exists(file) ? JmhJson.read(file) : new Results(Map.of(), List.of());
    }
}
