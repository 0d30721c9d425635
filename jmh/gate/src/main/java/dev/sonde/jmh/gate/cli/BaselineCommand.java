package dev.sonde.jmh.gate.cli;

import dev.sonde.jmh.gate.store.Store;
import dev.sonde.jmh.gate.store.Stored;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps runs to compare others with. */
@Command(
        name = "baseline",
        description = "Save a run to compare others with, or list those that are saved.%n",
        synopsisSubcommandLabel = "(save | list)",
        footer = {
            "",
            "Examples:",
            "  baseline save --store baselines --name main results.json   with the commit that git has checked out",
            "  baseline list --store baselines"
        })
final class BaselineCommand {
    private final PrintStream out;

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

    BaselineCommand(PrintStream out) {
        this.out = out;
    }

    @Command(
            name = "save",
            description = "Save what JMH wrote, with what this machine is.%n",
            footer = {"", "Example: baseline save --store baselines --name main results.json"})
    int save(
            @Option(names = "--store", paramLabel = "DIR", required = true, description = "Where baselines are kept.")
                    Path store,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "main", description = "Its name (main).")
                    String name,
            @Option(
                            names = "--commit",
                            paramLabel = "SHA",
                            description = "What was measured; by default what git has checked out here.")
                    String commit,
            @Parameters(paramLabel = "RESULTS", arity = "1..*", description = "Files of JMH (-rf json), or folders.")
                    List<Path> results,
            @Option(names = "--help", usageHelp = true, description = "Show this.") boolean wantsHelp)
            throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (Path each : results) {
            files.addAll(Inputs.files(each));
        }
        String measured = commit == null ? CheckedOut.commit() : commit;
        Stored stored = new Store(store).save(name, measured, Instant.now().truncatedTo(ChronoUnit.SECONDS), files);
        out.println("saved " + stored.file());
        return ExitCode.FINE;
    }

    @Command(name = "list", description = "List what is saved, the oldest first.%n")
    int list(
            @Option(names = "--store", paramLabel = "DIR", required = true, description = "Where baselines are kept.")
                    Path store,
            @Option(names = "--name", paramLabel = "NAME", description = "Only this one.") String name,
            @Option(names = "--help", usageHelp = true, description = "Show this.") boolean wantsHelp)
            throws IOException {
        Store kept = new Store(store);
        List<String> names = kept.names();
        if (name != null && !names.contains(name)) {
            throw new IOException("the store " + store + " has no baseline " + name);
        }
        for (String each : name == null ? names : List.of(name)) {
            for (Stored run : kept.list(each)) {
                out.println(each + "  " + run.saved() + "  " + (run.commit().isEmpty() ? "-" : run.commit()));
            }
        }
        return ExitCode.FINE;
    }
}
