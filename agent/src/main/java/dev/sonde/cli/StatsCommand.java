package dev.sonde.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what JVMs use, with or without the agent. */
@Command(name = "stats", description = "Show what JVMs use, as docker stats has it, with the agent or without.")
final class StatsCommand implements Callable<Integer> {

    @Mixin
    private final StatsArguments arguments = new StatsArguments();

    private final PrintStream out;

    StatsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        new Stats(arguments, out).run();
        return ExitCode.FINE;
    }
}
