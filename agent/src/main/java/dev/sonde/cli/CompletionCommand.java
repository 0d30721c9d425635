package dev.sonde.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what has a shell complete the words of this program. */
@Command(name = "completion", description = "Print a script that has bash or zsh complete the words after sonde.")
final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private final PrintStream out;

    CompletionCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        out.print(AutoComplete.bash(spec.parent().name(), spec.parent().commandLine()));
        return ExitCode.FINE;
    }
}
