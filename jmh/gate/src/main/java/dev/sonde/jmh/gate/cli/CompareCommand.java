package dev.sonde.jmh.gate.cli;

import dev.sonde.jmh.gate.compare.Comparer;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.compare.Rules;
import dev.sonde.jmh.gate.compare.Side;
import dev.sonde.jmh.gate.store.Difference;
import dev.sonde.jmh.gate.store.Fingerprint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two runs of benchmarks that were measured before. */
@Command(
        name = "compare",
        description = "Say of two runs which benchmarks became slower, and when that cannot be told.%n",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  compare base.json new.json --markdown comment.md       two files of JMH (-rf json)",
            "  compare base/ new/ --min-effect 3%%                     folders: their files are forks of one run",
            "  compare --store baselines main new.json --junit t.xml  a baseline that was saved, and a file",
            "  compare --live http://a:9808/metrics http://b:9808/metrics --for 5m",
            "  compare --live --prometheus http://prom:9090 'version=\"1.4\"' 'version=\"1.5\"' --from -1h",
            "",
            "Ends with 0: no regression, 1: regression, 2: cannot tell."
        })
final class CompareCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BASE",
            description = "What was before: a file, a folder or, with --store, a baseline.")
    private String before;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "What is now.")
    private String after;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Where baselines are kept: main, main~1 (the one before), main@COMMIT.")
    private Path store;

    @Mixin
    private PolicyArguments policy = new PolicyArguments();

    @Option(
            names = "--allow-different-environment",
            description = "Judge counts such as B/op although machine, JVM or flags differ; times are only told.")
    private boolean allowDifferent;

    @Option(
            names = "--expect-different",
            paramLabel = "TRAIT",
            split = ",",
            description = {
                "What the comparison is about, and may differ with times judged all the same:",
                "cpu, cores, memory, os, kernel, jvm, flags, jmh."
            })
    private List<String> expected = List.of();

    @Mixin
    private LiveArguments live = new LiveArguments();

    @Mixin
    private OutputArguments output = new OutputArguments();

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

    CompareCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        refuseUnknownTraits();
        Rules rules = policy.rules();
        if (live.wanted) {
            List<String> notes = new ArrayList<>();
            List<Side> sides = live.sides(before, after, notes);
            Report found = new Comparer(rules.withMissing()).compare(sides.get(0), sides.get(1), notes);
            return output.write(found, out);
        } else if (after == null) {
            throw new IllegalArgumentException("compare needs BASE and NEW");
        }
        Inputs inputs = new Inputs(store);
        Side first = inputs.side(before);
        Side second = inputs.side(after);
        if (Fingerprint.tellsMachine(first.results()) != Fingerprint.tellsMachine(second.results())) {
            // What says nothing of its machine was measured on this one, as in a build that compares with its baseline.
            first = new Side(first.label(), Fingerprint.ofThisMachine(first.results()));
            second = new Side(second.label(), Fingerprint.ofThisMachine(second.results()));
        }
        return output.write(report(first, second, rules), out);
    }

    private Report report(Side first, Side second, Rules rules) {
        List<Difference> differences = Fingerprint.differences(first.results(), second.results()).stream()
                .filter(each -> !expected.contains(each.trait()))
                .toList();
        if (differences.isEmpty()) {
            return new Comparer(rules).compare(first, second, List.of());
        }
        String differing = differences.stream().map(Difference::words).collect(Collectors.joining(", "));
        if (allowDifferent) {
            String note = "times are told only, since these differ: " + differing;
            return new Comparer(rules.ofCounts()).compare(first, second, List.of(note));
        }
        String why = "the runs differ in " + differing + " (--allow-different-environment judges counts only)";
        return new Comparer(rules).refused(first, second, why);
    }

    private void refuseUnknownTraits() {
        List<String> strange = expected.stream()
                .filter(trait -> !Fingerprint.TRAITS.contains(trait))
                .toList();
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException(
                    "--expect-different takes " + String.join(", ", Fingerprint.TRAITS) + ", not " + strange.get(0));
        }
    }
}
