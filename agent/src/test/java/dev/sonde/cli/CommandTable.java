package dev.sonde.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands as the table of docs/operate.md has them. */
public final class CommandTable {

    private CommandTable() {}

    /** A row for each, in the order of the help text. */
    public static List<String> rows() {
        return commands()
                .map(spec -> "| `" + spec.name() + "` | " + spec.usageMessage().description()[0] + " |")
                .toList();
    }

    /** Each command, and each command with one of its options. */
    public static List<String> names() {
        return commands()
                .flatMap(spec -> Stream.concat(
                        Stream.of(spec.name()),
                        spec.options().stream()
                                .filter(option -> !option.hidden())
                                .flatMap(option -> Stream.of(option.names()))
                                .map(option -> spec.name() + ' ' + option)))
                .toList();
    }

    private static Stream<CommandSpec> commands() {
        return new Main(System.out, System.err)
                .commands().getSubcommands().values().stream().map(CommandLine::getCommandSpec);
    }
}
