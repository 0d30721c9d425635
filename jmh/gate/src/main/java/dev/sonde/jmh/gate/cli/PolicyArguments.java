package dev.sonde.jmh.gate.cli;

import dev.sonde.jmh.gate.compare.Rules;
import dev.sonde.jmh.gate.statistics.Correction;
import dev.sonde.jmh.gate.statistics.Policy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say what is of interest and how often an alarm may be false. */
final class PolicyArguments {
    @Option(
            names = "--min-effect",
            paramLabel = "[METRIC=]5%%",
            description = {
                "The smallest change of interest (5%%), or that of one metric:",
                "--min-effect 3%% --min-effect sonde.cpu=10%%. Counts such as B/op have 0.5%%."
            })
    private List<String> effects = List.of();

    @Option(
            names = "--false-alarms",
            paramLabel = "1%%",
            converter = Fraction.class,
            description = "How often an alarm may be false where nothing changed (1%%).")
    private double falseAlarms = Policy.DEFAULT.falseAlarmRate();

    @Option(
            names = "--correction",
            paramLabel = "holm",
            description = {
                "How that is shared by many benchmarks: holm (the rate is that of the whole run),",
                "benjamini-hochberg (that of the alarms), none (that of each metric)."
            })
    private String correction = "holm";

    @Option(
            names = "--decide-by",
            paramLabel = "METRIC",
            split = ",",
            description = {
                "Secondary metrics that decide beside score, gc.alloc.rate.norm, sonde.alloc and sonde.cpu;",
                "others are only told."
            })
    private List<String> deciding = List.of();

    @Option(
            names = "--count",
            paramLabel = "METRIC",
            split = ",",
            description = {
                "Secondary metrics that decide and are judged as B/op is, whatever the machine: counters of a",
                "benchmark's own that tell the same each time."
            })
    private List<String> counts = List.of();

    @Option(
            names = "--ignore",
            paramLabel = "METRIC",
            split = ",",
            description = "Metrics that do not decide; score is the benchmark's own.")
    private List<String> ignored = List.of();

    @Option(names = "--allow-missing", description = "Benchmarks of BASE may be gone; else it cannot be told.")
    private boolean allowMissing;

    Rules rules() {
        Map<String, Double> single = new HashMap<>();
        double general = Policy.DEFAULT.minimumEffect();
        for (String word : effects) {
            int end = word.lastIndexOf('=');
            if (end < 0) {
                general = Fraction.of(word);
            } else {
                single.put(word.substring(0, end), Fraction.of(word.substring(end + 1)));
            }
        }
        Policy policy = new Policy(general, falseAlarms, Policy.DEFAULT.power(), correction());
        Set<String> more = new HashSet<>(deciding);
        more.addAll(counts);
        return new Rules(policy, single, more, Set.copyOf(counts), new HashSet<>(ignored), false, allowMissing);
    }

    private Correction correction() {
        for (Correction each : Correction.values()) {
            if (each.name().equalsIgnoreCase(correction.replace('-', '_'))) {
                return each;
            }
        }
        throw new IllegalArgumentException("--correction is holm, benjamini-hochberg or none, not " + correction);
    }
}
