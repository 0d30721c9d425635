package dev.sonde.jmh.gate.cli;

import dev.sonde.jmh.gate.compare.Rules;
import dev.sonde.jmh.gate.live.Span;
import dev.sonde.jmh.gate.run.BenchmarkJar;
import dev.sonde.jmh.gate.run.InterleavedRun;
import dev.sonde.jmh.gate.run.InterleavedRun.Limits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs two jars of benchmarks in turn and compares them. */
@Command(
        name = "run",
        description =
                "Run two jars of benchmarks in turn, with a control, and compare them; stops when it is certain.%n",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  run --a main/target/benchmarks.jar --b target/benchmarks.jar",
            "  run --a old.jar --b new.jar Json.* --most-forks 30 --longest 20m --jmh \"-prof gc -wi 3 -i 5\"",
            "",
            "The results lie in the folder of --out. Ends with 0: no regression, 1: regression, 2: cannot tell."
        })
final class RunCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--a", paramLabel = "JAR", required = true, description = "The jar with the code before.")
    private Path before;

    @Option(names = "--b", paramLabel = "JAR", required = true, description = "The jar with the code now.")
    private Path after;

    @Parameters(paramLabel = "PATTERN", arity = "0..*", description = "Which benchmarks, as JMH takes it; all.")
    private List<String> patterns = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the results go (target/sonde-run).")
    private Path folder = Path.of("target", "sonde-run");

    @Option(names = "--most-forks", paramLabel = "20", description = "Forks of each side at most (20).")
    private int mostForks = 20;

    @Option(names = "--longest", paramLabel = "30m", description = "It ends by then (30m).")
    private String longest = "30m";

    @Option(names = "--seed", paramLabel = "1", description = "Of the order in which the sides run (1).")
    private long seed = 1;

    @Option(names = "--jmh", paramLabel = "WORDS", description = "What JMH is told in each fork (\"-prof gc\").")
    private String jmh = "-prof gc";

    @Mixin
    private PolicyArguments policy = new PolicyArguments();

    @Mixin
    private OutputArguments output = new OutputArguments();

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

    RunCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Rules rules = policy.rules();
        Looks looks = new Looks(folder, rules, labels());
        Limits limits =
                new Limits(mostForks, Span.duration(longest), rules.policy().falseAlarmRate(), seed);
        new InterleavedRun(jar(before), jar(after), limits, folder, err::println).run(patterns, looks);
        return output.write(looks.report(), out);
    }

    private BenchmarkJar jar(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is not there");
        }
        List<String> words = jmh.isBlank() ? List.of() : List.of(jmh.strip().split("\\s+"));
        return new BenchmarkJar(file.toAbsolutePath(), words);
    }

    private List<String> labels() {
        String first = String.valueOf(before.getFileName());
        String second = String.valueOf(after.getFileName());
        return first.equals(second) ? List.of(before.toString(), after.toString()) : List.of(first, second);
    }
}
