package dev.sonde.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Fetches a flame graph. */
@Command(name = "flame", description = "Tell what calls a service's time or memory went to.")
final class FlameCommand implements Callable<Integer> {

    @Mixin
    private final FlameArguments arguments = new FlameArguments();

    private final PrintStream out;

    FlameCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        arguments.check();
        arguments.url = AgentAddress.of(arguments.url);
        new FlameFile(arguments).writeTo(out);
        return ExitCode.FINE;
    }
}
