package dev.sonde.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a line for the file of users. */
@Command(name = "password", description = "Ask for a password and print a line for the file auth-users.")
final class PasswordCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "of the user")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RIGHT",
            description = "scrape, profile or configure (scrape)")
    private String right = "scrape";

    private final PrintStream out;

    PasswordCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        new NewUser(name, right).printTo(out, System.in);
        return ExitCode.FINE;
    }
}
