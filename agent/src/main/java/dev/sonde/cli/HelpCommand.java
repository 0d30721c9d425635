package dev.sonde.cli;

import dev.sonde.base.Option;
import dev.sonde.base.Options;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells which commands there are and what one of them takes. */
@Command(name = "help", description = "List the commands, tell of one of them, or list the agent's options.")
final class HelpCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "COMMAND|options", description = "of which to tell")
    private String topic;

    @Spec
    private CommandSpec spec;

    private final PrintStream out;

    HelpCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        CommandLine all = spec.parent().commandLine();
        if (topic == null) {
            all.usage(out);
        } else if (topic.equals("options")) {
            options();
        } else if (all.getSubcommands().containsKey(topic)) {
            all.getSubcommands().get(topic).usage(out);
        } else {
            throw new IllegalArgumentException("there is no command " + topic + "; try help");
        }
        return ExitCode.FINE;
    }

    private void options() {
        out.println("Options of the agent: -javaagent:sonde.jar=name=value,name=value; or attach PID name=value;");
        out.println(
                "or -Dsonde.name=value, or SONDE_NAME=value in the environment, or in the file that `config` names.");
        for (Option option : Options.ALL) {
            out.println();
            String value = option.defaultValue.isEmpty() ? "" : " (" + option.defaultValue + ")";
            out.println("  " + option.key + value);
            out.println("      " + option.help + ": " + option.kind.words);
        }
    }
}
