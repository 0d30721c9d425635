package dev.sonde.cli;

import java.util.List;
import picocli.CommandLine;

/** The commands as the table of docs/operate.md has them. */
public final class CommandTable {

    private CommandTable() {}

    /** A row for each, in the order of the help text. */
    public static List<String> rows() {
        CommandLine all = new Main(System.out, System.err).commands();
        return all.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .map(spec -> "| `" + spec.name() + "` | " + spec.usageMessage().description()[0] + " |")
                .toList();
    }
}
