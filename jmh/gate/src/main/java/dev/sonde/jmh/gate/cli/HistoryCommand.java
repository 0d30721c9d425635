package dev.sonde.jmh.gate.cli;

import dev.sonde.jmh.gate.history.Change;
import dev.sonde.jmh.gate.history.History;
import dev.sonde.jmh.gate.history.Point;
import dev.sonde.jmh.gate.results.JmhJson;
import dev.sonde.jmh.gate.store.Store;
import dev.sonde.jmh.gate.store.Stored;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names the commits that changed a benchmark for good. */
@Command(
        name = "history",
        description = "Say which commits changed which benchmark for good, and by how much.%n",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  history --store baselines --name main     all that was saved of main, the oldest first",
            "  history 0123abc.json 4567def.json ...      files of JMH, the oldest first, each named as its commit",
            "",
            "It takes ten commits or more to find a change, of which three have to be after it."
        })
final class HistoryCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "What JMH wrote of each commit, the oldest first.")
    private List<Path> files = List.of();

    @Option(names = "--store", paramLabel = "DIR", description = "Where baselines are kept.")
    private Path store;

    @Option(names = "--name", paramLabel = "NAME", description = "Which of them (main).")
    private String name = "main";

    @Mixin
    private PolicyArguments policy = new PolicyArguments();

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

    HistoryCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        List<Point> points = points();
        List<Change> changes = new History(policy.rules().policy()).changes(points);
        out.println(points.size() + " commits, " + changes.size() + " changes");
        for (Change change : changes) {
            out.println(String.format(
                    Locale.ROOT,
                    "%s (after %s)  %s %s  %+.1f %% (%+.1f to %+.1f)  p = %.4f",
                    change.commit(),
                    change.before(),
                    change.key().name(),
                    change.metric().isEmpty() ? "score" : change.metric(),
                    percent(change.ratio()),
                    percent(change.interval().low()),
                    percent(change.interval().high()),
                    change.pValue()));
        }
        return ExitCode.FINE;
    }

    private List<Point> points() throws IOException {
        List<Point> points = new ArrayList<>();
        if (store != null) {
            for (Stored run : new Store(store).list(name)) {
                String commit = run.commit().isEmpty() ? run.saved().toString() : run.commit();
                points.add(new Point(commit, JmhJson.read(run.file())));
            }
        }
        for (Path file : files) {
            points.add(new Point(String.valueOf(file.getFileName()).replaceFirst("\\.json$", ""), JmhJson.read(file)));
        }
        if (points.isEmpty()) {
            throw new IOException("there is no history: name files, or --store and --name of what was saved");
        }
        return points;
    }

    private static double percent(double ratio) {
        return 100 * (ratio - 1);
    }
}
